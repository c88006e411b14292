import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import { editListing } from '../../../../renderer/model/commands/listing-commands.ts';
import { changesOf } from '../../../../renderer/sheets/draft-addendum.ts';
import { nothingChanged } from '../../../../shared/paper/edition-changes.ts';
import { enterReturn } from '../../../../renderer/model/commands/enter-return.ts';
import { issueAddendum, issueEdition } from '../../../../renderer/sheets/issue-edition.ts';
import { loadSource } from '../../../../renderer/sheets/load-source.ts';
import { checkLetter } from '../../../../shared/domain/check-letter.ts';
import type { Sheet } from '../../../../shared/domain/sheet.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { printedSheet } from './printed-sheet.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

async function changes(sheet: Sheet) {
  const source = await loadSource(sheet.roundId, sheet.number, new Date().toISOString());
  const kept = await db().sheets.get(sheet.id);
  if (!source || !kept) throw new Error('gone');
  const { dropped, changed, added } = changesOf(kept, source);
  return {
    dropped: dropped.map((row) => row.number),
    changed: changed.map(({ printed }) => printed.number),
    added: added.map((row) => row.person),
  };
}

async function changeRound(sheet: Sheet, change: (stops: { id: string }[]) => { id: string }[]) {
  const round = await db().rounds.get(sheet.roundId);
  if (round) await db().rounds.put({ ...round, stops: change(round.stops) as typeof round.stops });
}

describe('what changed since a sheet was printed', () => {
  it('is nothing right after printing, and after the order alone has changed', async () => {
    const sheet = await printedSheet(6);
    expect(await changes(sheet)).toEqual({ dropped: [], changed: [], added: [] });
    await changeRound(sheet, (stops) => stops.toReversed());
    expect(await changes(sheet)).toEqual({ dropped: [], changed: [], added: [] });
    expect(await issueAddendum(sheet)).toEqual({ ok: false, code: 'nothing-changed' });
    expect(nothingChanged({ dropped: [], changed: [], added: [] })).toBe(true);
  });

  it('names the doors to skip, those that say something else, and the new ones; not those already typed back', async () => {
    const sheet = await printedSheet(6);
    await changeRound(sheet, (stops) => stops.filter((_, index) => index !== 1));
    await editListing(sheet.rows[3]?.listingIds[0] ?? '', { title: 'un colis à la poste' });
    await enterReturn(sheet.id, 5, { outcome: 'moved', helped: false, note: '' });
    const record = await db().listings.get(sheet.rows[0]?.listingIds[0] ?? '');
    if (record?.base) await db().listings.put({ ...record, base: { ...record.base, status: 'withdrawn' } });
    await changeRound(sheet, (stops) => [
      ...stops,
      { ...(stops[2] ?? { id: '' }), id: '019a0000-0000-7003-8000-000000000099' },
    ]);
    expect(await changes(sheet)).toEqual({ dropped: [1, 2], changed: [4], added: [sheet.rows[3]?.person] });
  });

  it('is printed alone, as an edition of its own with letters of its own, and the first stays as it was', async () => {
    const sheet = await printedSheet(6);
    await editListing(sheet.rows[3]?.listingIds[0] ?? '', { title: 'un colis à la poste' });
    const issued = await issueAddendum(sheet);
    if (!issued.ok) throw new Error(issued.code);
    const { data: addendum } = issued;
    expect(addendum).toMatchObject({ level: 'addendum', addendumTo: sheet.number, number: sheet.number + 1 });
    expect(addendum.rows).toHaveLength(1);
    expect(addendum.rows[0]?.checkLetter).toBe(checkLetter(addendum.number, 1));
    expect(addendum.html).toContain('un colis à la poste');
    expect(addendum.html).toContain(`04-${sheet.rows[3]?.checkLetter}`);
    expect((await db().sheets.get(sheet.id))?.html).toBe(sheet.html);
    expect(await enterReturn(addendum.id, 1, { outcome: 'absent', helped: false, note: '' })).toMatchObject({
      ok: true,
    });
  });

  it('leaves an edition as it was printed whatever is edited, erased or printed after', async () => {
    const sheet = await printedSheet(4);
    await db().neighbours.clear();
    await db().listings.clear();
    await issueEdition(sheet.roundId, 1);
    await db().rounds.clear();
    expect((await db().sheets.get(sheet.id))?.html).toBe(sheet.html);
  });
});

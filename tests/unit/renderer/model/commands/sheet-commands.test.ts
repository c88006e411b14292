import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { enterReturn } from '../../../../../renderer/model/commands/enter-return.ts';
import { changeSheetState, countCopy } from '../../../../../renderer/model/commands/sheet-commands.ts';
import { keepPaperSettings } from '../../../../../renderer/model/commands/setting-commands.ts';
import { issueEdition } from '../../../../../renderer/sheets/issue-edition.ts';
import { checkLetter } from '../../../../../shared/domain/check-letter.ts';
import { paperRound } from '../../../../contract/paper/paper-people.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { printedSheet } from '../../sheets/printed-sheet.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

describe('an edition', () => {
  it('gets a number of four digits, then the next, each frozen with its rows', async () => {
    const first = await printedSheet(3);
    const second = await issueEdition(first.roundId, 2);
    expect(first.number).toBeGreaterThanOrEqual(1000);
    expect(second).toMatchObject({ ok: true, data: { number: first.number + 1, copies: 2, state: 'out' } });
    expect(first.rows.map((row) => row.checkLetter)).toEqual([1, 2, 3].map((row) => checkLetter(first.number, row)));
    expect((await db().sheets.get(first.id))?.html).toBe(first.html);
  });

  it('says who printed it, as set for the sheets of that day', async () => {
    const first = await printedSheet(3);
    expect(first.printedBy).toBeUndefined();
    await keepPaperSettings({ association: 'Voisins', coordinator: 'Monique', phone: '', until: '' });
    const second = await issueEdition(first.roundId, 1);
    await keepPaperSettings({ association: 'Voisins', coordinator: 'Léon', phone: '', until: '' });
    const kept = second.ok ? await db().sheets.get(second.data.id) : null;
    expect(kept?.printedBy).toBe('Monique');
  });

  it('never gives one number twice, even to two windows at once', async () => {
    const { roundId } = await printedSheet(3);
    const issued = await Promise.all([issueEdition(roundId, 1), issueEdition(roundId, 1), issueEdition(roundId, 1)]);
    const numbers = issued.map((answer) => (answer.ok ? answer.data.number : 0));
    expect(new Set(numbers).size).toBe(3);
    expect(numbers).not.toContain(0);
  });

  it('refuses a round without a door, or that is gone', async () => {
    const { round } = paperRound(0);
    await db().rounds.put(round);
    expect(await issueEdition(round.id, 1)).toEqual({ ok: false, code: 'round-empty' });
    await db().rounds.delete(round.id);
    expect(await issueEdition(round.id, 1)).toEqual({ ok: false, code: 'round-gone' });
    expect(await db().sheets.count()).toBe(0);
  });

  it('changes state and back', async () => {
    const sheet = await printedSheet(3);
    const { undo } = await changeSheetState(sheet.id, 'lost');
    expect((await db().sheets.get(sheet.id))?.state).toBe('lost');
    const back = await undo();
    expect(await db().sheets.get(sheet.id)).toEqual(sheet);
    if (!back.ok) throw new Error(back.code);
    await back.data();
    expect((await db().sheets.get(sheet.id))?.state).toBe('lost');
  });

  it('gets its state back whatever was typed back from it since, but not over a later state', async () => {
    const sheet = await printedSheet(3);
    const { undo } = await changeSheetState(sheet.id, 'returned');
    await enterReturn(sheet.id, 1, { outcome: 'absent', helped: false, note: '' });
    expect(await undo()).toMatchObject({ ok: true });
    expect(await db().sheets.get(sheet.id)).toMatchObject({ state: 'out', returns: [{ number: 1 }] });
    const lost = await changeSheetState(sheet.id, 'lost');
    await changeSheetState(sheet.id, 'destroyed');
    expect(await lost.undo()).toEqual({ ok: false, code: 'changed-since' });
    expect((await db().sheets.get(sheet.id))?.state).toBe('destroyed');
  });

  it('counts each copy, and says in the journal what became of it', async () => {
    const sheet = await printedSheet(3);
    await countCopy(sheet.id);
    await changeSheetState(sheet.id, 'destroyed');
    expect(await db().sheets.get(sheet.id)).toMatchObject({ copies: 2, state: 'destroyed' });
    const lines = (await db().audit.toArray()).filter(({ subjectIds }) => subjectIds?.includes(sheet.id));
    expect(lines.map(({ action }) => action)).toEqual(['sheet-printed', 'sheet-reprinted', 'sheet-destroyed']);
  });
});

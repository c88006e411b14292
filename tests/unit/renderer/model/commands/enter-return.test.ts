import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../../renderer/db/records.ts';
import { type EnteredReturn, enterReturn as tryReturn } from '../../../../../renderer/model/commands/enter-return.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import type { Noted } from '../../../../../shared/paper/parse-entry.ts';
import { contactForCity } from '../../../../../shared/domain/city-contact.ts';
import type { Sheet } from '../../../../../shared/domain/sheet.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { match, request } from '../../../shared/matching/sides.ts';
import { printedSheet } from '../../sheets/printed-sheet.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

function noted(outcome: Noted['outcome'], helped = false): Noted {
  return { outcome, helped, note: '' };
}

async function enterReturn(...line: Parameters<typeof tryReturn>): Promise<EnteredReturn & { undo: Undo }> {
  const entered = await tryReturn(...line);
  if (!entered.ok) throw new Error(entered.code);
  const { data, undo } = entered.data;
  return { ...data, undo };
}

/** The city has heard of everything: what was local is its word now, and nothing waits. */
async function exchanged(): Promise<void> {
  const records = await db().listings.toArray();
  await db().listings.bulkPut(records.map((record) => ({ ...record, base: currentListing(record), local: null })));
  await db().outbox.clear();
}

async function statusOf(sheet: Sheet, row: number) {
  const record = await db().listings.get(sheet.rows[row - 1]?.listingIds[0] ?? '');
  return record ? currentListing(record).status : null;
}

async function returnsOf(sheet: Sheet) {
  return (await db().sheets.get(sheet.id))?.returns.map(({ number, outcome, helped }) => [number, outcome, helped]);
}

describe('a line of a return', () => {
  it.each([
    ['seen', false, 'published', 0],
    ['seen', true, 'fulfilled', 1],
    ['absent', false, 'published', 0],
    ['no-access', false, 'published', 0],
    ['call-back', false, 'published', 0],
    ['refused', false, 'withdrawn', 1],
    ['moved', false, 'withdrawn', 1],
    ['do-not-contact', false, 'withdrawn', 1],
  ] as const)(
    '« %s » (helped: %s) leaves the listing %s, with %i change to send',
    async (outcome, helped, status, sent) => {
      const sheet = await printedSheet(3);
      const done = await enterReturn(sheet.id, 2, noted(outcome, helped));
      expect(await statusOf(sheet, 2)).toBe(status);
      expect(await db().outbox.count()).toBe(sent);
      expect(done).toMatchObject({ changed: sent, unchanged: 0 });
      expect((await db().overlays.get(sheet.rows[1]?.listingIds[0] ?? ''))?.lastOutcome).toBe(outcome);
      expect(await returnsOf(sheet)).toEqual([[2, outcome, helped]]);
    },
  );

  it('ends every consent of who asks not to be contacted, and nobody else’s', async () => {
    const sheet = await printedSheet(3);
    const { undo } = await enterReturn(sheet.id, 2, noted('do-not-contact'));
    const withdrawn = async (row: number) =>
      (await db().neighbours.get(sheet.rows[row - 1]?.neighbourId ?? ''))?.consents[0]?.withdrawnAt ?? null;
    expect(await withdrawn(2)).not.toBeNull();
    expect(await withdrawn(1)).toBeNull();
    await undo();
    expect(await withdrawn(2)).toBeNull();
  });

  it('is taken back whole', async () => {
    const sheet = await printedSheet(3);
    const { undo } = await enterReturn(sheet.id, 1, noted('moved'));
    await undo();
    expect(await statusOf(sheet, 1)).toBe('published');
    expect(await db().outbox.count()).toBe(0);
    expect(await db().overlays.count()).toBe(0);
    expect(await returnsOf(sheet)).toEqual([]);
  });

  it('replaces an earlier line, and gives it back when undone', async () => {
    const sheet = await printedSheet(3);
    await enterReturn(sheet.id, 1, noted('absent'));
    const { undo } = await enterReturn(sheet.id, 1, noted('seen', true));
    expect(await returnsOf(sheet)).toEqual([[1, 'seen', true]]);
    await undo();
    expect(await returnsOf(sheet)).toEqual([[1, 'absent', false]]);
  });

  it('says when the table of transitions keeps a listing as it is', async () => {
    const sheet = await printedSheet(3);
    const id = sheet.rows[0]?.listingIds[0] ?? '';
    const record = await db().listings.get(id);
    if (record?.base) await db().listings.put({ ...record, base: { ...record.base, status: 'pending' } });
    expect(await enterReturn(sheet.id, 1, noted('seen', true))).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await statusOf(sheet, 1)).toBe('pending');
  });

  it('corrected before the exchange, opens again what it closed by mistake, and gives the consents back', async () => {
    const sheet = await printedSheet(3);
    await enterReturn(sheet.id, 1, noted('do-not-contact'));
    expect(await statusOf(sheet, 1)).toBe('withdrawn');
    const { undo } = await enterReturn(sheet.id, 1, noted('absent'));
    expect(await statusOf(sheet, 1)).toBe('published');
    expect(await db().outbox.count()).toBe(0);
    const consents = async () => (await db().neighbours.get(sheet.rows[0]?.neighbourId ?? ''))?.consents;
    expect((await consents())?.[0]?.withdrawnAt).toBeNull();
    await undo();
    expect(await statusOf(sheet, 1)).toBe('withdrawn');
    expect((await consents())?.[0]?.withdrawnAt).not.toBeNull();
    expect(await returnsOf(sheet)).toEqual([[1, 'do-not-contact', false]]);
  });

  it('asks the city to forget the contact of who wants to be left alone, and gives it back when that is corrected', async () => {
    const sheet = await printedSheet(3);
    const [row] = sheet.rows;
    const listingId = row?.listingIds[0] ?? '';
    const [person, record] = [await db().neighbours.get(row?.neighbourId ?? ''), await db().listings.get(listingId)];
    const agreeing = { ...person!, consents: [{ ...person!.consents[0]!, purpose: 'share-with-town' as const }] };
    await db().neighbours.put(agreeing);
    const theirs = contactForCity(agreeing);
    await db().listings.put({ ...record!, base: { ...record!.base!, contact: theirs } });
    const contact = async () => currentListing((await db().listings.get(listingId))!).contact;
    await enterReturn(sheet.id, 1, noted('do-not-contact'));
    expect(await contact()).toBeNull();
    expect((await db().outbox.toArray()).map(({ operation }) => operation)).toMatchObject([
      { patch: { contact: null } },
    ]);
    await enterReturn(sheet.id, 1, noted('absent'));
    expect(await contact()).toEqual(theirs);
    expect(await db().outbox.count()).toBe(0);
  });

  it.each(['refused', 'moved'] as const)(
    'corrected late (%s), refuses to open what the city knows as withdrawn, and changes nothing',
    async (outcome) => {
      const sheet = await printedSheet(3);
      const { undo } = await enterReturn(sheet.id, 1, noted(outcome));
      await exchanged();
      for (const late of [noted('absent'), noted('seen', true)]) {
        expect(await tryReturn(sheet.id, 1, late)).toEqual({ ok: false, code: 'closed-since' });
      }
      expect(await undo()).toEqual({ ok: false, code: 'sent-since' });
      expect(await statusOf(sheet, 1)).toBe('withdrawn');
      expect(await returnsOf(sheet)).toEqual([[1, outcome, false]]);
      expect(await db().outbox.count()).toBe(0);
    },
  );

  it('goes on when the city has deleted the listing meanwhile', async () => {
    const sheet = await printedSheet(3);
    await db().listings.delete(sheet.rows[0]?.listingIds[0] ?? '');
    expect(await enterReturn(sheet.id, 1, noted('moved'))).toMatchObject({ changed: 0, unchanged: 0 });
    expect(await returnsOf(sheet)).toEqual([[1, 'moved', false]]);
  });

  it('keeps the lines of two people who enter one sheet at once', async () => {
    const sheet = await printedSheet(3);
    await Promise.all([1, 2, 3].map((row) => enterReturn(sheet.id, row, noted('absent'))));
    expect(await returnsOf(sheet)).toEqual([1, 2, 3].map((row) => [row, 'absent', false]));
  });
});

describe('a line that closes a request with an introduction under way', () => {
  /** An introduction of the first door’s request, that far, to be asked about in December. */
  async function introduced(sheet: Sheet, state: 'proposed' | 'accepted') {
    const kept = { ...match(sheet.rows[0]?.listingIds[0] ?? '', 'an-offer', state), followUpOn: '2026-12-01' };
    const history = [{ state, at: kept.createdAt }];
    await db().matches.put({ ...kept, history });
    return async () => {
      const found = await db().matches.get(kept.id);
      return [found?.state, found?.followUpOn, found?.history.length];
    };
  }

  it.each([
    ['accepted', 'seen', true, 'done'],
    ['accepted', 'moved', false, 'cancelled'],
    ['accepted', 'do-not-contact', false, 'cancelled'],
    // Nobody had agreed yet: the help given at the door was not theirs.
    ['proposed', 'seen', true, 'cancelled'],
    ['proposed', 'refused', false, 'cancelled'],
  ] as const)('%s, then « %s » (helped: %s): it is %s, and under way again when taken back', async (...its) => {
    const [state, outcome, helped, end] = its;
    const sheet = await printedSheet(3);
    const now = await introduced(sheet, state);
    const { undo } = await enterReturn(sheet.id, 1, noted(outcome, helped));
    expect(await now()).toEqual([end, null, 2]);
    await undo();
    expect(await now()).toEqual([state, '2026-12-01', 1]);
  });

  it('leaves it alone when the request stays open, or is somebody else’s', async () => {
    const sheet = await printedSheet(3);
    const now = await introduced(sheet, 'accepted');
    await enterReturn(sheet.id, 1, noted('absent'));
    await enterReturn(sheet.id, 2, noted('moved'));
    expect(await now()).toEqual(['accepted', '2026-12-01', 1]);
  });

  it('is under way again when the line is corrected, and ended again when the correction is taken back', async () => {
    const sheet = await printedSheet(3);
    const now = await introduced(sheet, 'accepted');
    await enterReturn(sheet.id, 1, noted('moved'));
    const { undo } = await enterReturn(sheet.id, 1, noted('absent'));
    expect(await now()).toEqual(['accepted', '2026-12-01', 1]);
    await undo();
    expect(await now()).toEqual(['cancelled', null, 2]);
    await enterReturn(sheet.id, 1, noted('seen', true));
    expect(await now()).toEqual(['done', null, 2]);
  });
});

describe('a line that withdraws an offer on which introductions rely', () => {
  /** The second door offers; an introduction to it, that far, of a request of somebody who is not visited. */
  async function reliedOn(state: 'proposed' | 'accepted') {
    const sheet = await printedSheet(3);
    const id = sheet.rows[1]?.listingIds[0] ?? '';
    const record = await db().listings.get(id);
    await db().listings.put({ ...record!, base: { ...record!.base!, kind: 'offer' } });
    const { listing: asked } = request({ status: state === 'accepted' ? 'matched' : 'published' });
    await db().listings.put({ id: asked.id, base: asked, local: null, etag: '"1"', generation: 1 });
    const kept = { ...match(asked.id, id, state), followUpOn: '2026-12-01' };
    await db().matches.put(kept);
    const statusOfRequest = async () => currentListing((await db().listings.get(asked.id))!).status;
    return {
      sheet,
      asked,
      now: async () => [(await db().matches.get(kept.id))?.state, await statusOfRequest()],
    };
  }

  it.each([
    ['accepted', 'matched', 2],
    ['proposed', 'published', 1],
  ] as const)('%s: it is cancelled and its request waits again; taken back, all is as it was', async (...its) => {
    const [state, status, changed] = its;
    const { sheet, now } = await reliedOn(state);
    const entered = await enterReturn(sheet.id, 2, noted('moved'));
    expect(entered).toMatchObject({ changed, ended: 1 });
    expect(await now()).toEqual(['cancelled', 'published']);
    expect(await db().outbox.count()).toBe(changed);
    await entered.undo();
    expect(await now()).toEqual([state, status]);
    expect(await db().outbox.count()).toBe(0);
    expect(await returnsOf(sheet)).toEqual([]);
  });

  it('corrected, is under way again, and ended again when the correction is taken back', async () => {
    const { sheet, now } = await reliedOn('accepted');
    await enterReturn(sheet.id, 2, noted('refused'));
    await exchanged();
    const corrected = await tryReturn(sheet.id, 2, noted('absent'));
    // The city knows the offer as withdrawn: its table does not lead back, and nothing of the line changes.
    expect(corrected).toEqual({ ok: false, code: 'closed-since' });
    expect(await now()).toEqual(['cancelled', 'published']);

    const again = await reliedOn('accepted');
    await enterReturn(again.sheet.id, 2, noted('refused'));
    const { undo } = await enterReturn(again.sheet.id, 2, noted('absent'));
    expect(await again.now()).toEqual(['accepted', 'matched']);
    await undo();
    expect(await again.now()).toEqual(['cancelled', 'published']);
  });

  it('taken back once somebody else is found for the request, leaves it to them', async () => {
    const { sheet, asked, now } = await reliedOn('accepted');
    const { undo } = await enterReturn(sheet.id, 2, noted('moved'));
    await db().matches.put(match(asked.id, 'another-offer', 'proposed'));
    await undo();
    expect(await now()).toEqual(['cancelled', 'published']);
    expect(await statusOf(sheet, 2)).toBe('published');
  });

  it('leaves them alone when the offer stays open, or has served', async () => {
    const { sheet, now } = await reliedOn('accepted');
    await enterReturn(sheet.id, 2, noted('absent'));
    expect(await now()).toEqual(['accepted', 'matched']);
    await enterReturn(sheet.id, 2, noted('seen', true));
    expect(await now()).toEqual(['accepted', 'matched']);
  });
});

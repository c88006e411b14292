import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../../renderer/db/records.ts';
import { advanceMatch, followUpMatch } from '../../../../../renderer/model/commands/match-commands.ts';
import { keepProposals } from '../../../../../renderer/model/commands/proposal-commands.ts';
import type { Proposal } from '../../../../../renderer/workers/proposals/proposals-protocol.ts';
import type { Listing } from '../../../../../shared/domain/listing.ts';
import type { MatchState } from '../../../../../shared/domain/match.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { offer, request } from '../../../shared/matching/sides.ts';

const asked = request({ title: 'Courses' });
const helper = offer({ title: 'Je fais les courses' });
const proposal: Proposal = {
  requestId: asked.listing.id,
  offerId: helper.listing.id,
  metres: 240,
  reasons: [{ code: 'metres', value: 240 }],
};

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
  await keep(asked.listing);
  await keep(helper.listing);
});

async function keep(listing: Listing): Promise<void> {
  await db().listings.put({ id: listing.id, base: listing, local: null, etag: '"1"', generation: 1 });
}

async function propose() {
  const { data, undo } = await keepProposals([proposal]);
  return { id: data.kept[0] ?? '', undo };
}

async function statusOfRequest(): Promise<string> {
  const record = await db().listings.get(asked.listing.id);
  return record ? currentListing(record).status : 'gone';
}

async function toSend(): Promise<unknown[]> {
  return (await db().outbox.toArray()).map((entry) => entry.operation);
}

async function advanced(id: string, ...states: MatchState[]) {
  let last: Awaited<ReturnType<typeof advanceMatch>> | undefined;
  for (const state of states) last = await advanceMatch(id, state, 'parce que');
  if (!last?.ok) throw new Error('refused');
  return last.data.undo;
}

describe('the life of an introduction', () => {
  it('is proposed with its reasons and its metres, and tells the city nothing yet', async () => {
    const { id } = await propose();
    expect(await db().matches.get(id)).toMatchObject({
      state: 'proposed',
      metres: 240,
      reasons: [{ code: 'metres', value: 240 }],
      history: [{ state: 'proposed' }],
    });
    expect(await statusOfRequest()).toBe('published');
    expect(await toSend()).toEqual([]);
  });

  it('takes the request along when it is accepted, then done, and the city is told of both', async () => {
    const { id } = await propose();
    await advanced(id, 'accepted');
    expect(await statusOfRequest()).toBe('matched');
    expect(await toSend()).toEqual([{ type: 'update', patch: { status: 'matched' } }]);
    await advanced(id, 'done');
    expect(await statusOfRequest()).toBe('fulfilled');
    expect((await toSend()).at(-1)).toEqual({ type: 'update', patch: { status: 'fulfilled' } });
    expect((await db().matches.get(id))?.history.map((step) => step.state)).toEqual(['proposed', 'accepted', 'done']);
  });

  it.each(['failed', 'cancelled'] as const)(
    'gives the request back when an accepted one is %s, with the reason',
    async (end) => {
      const { id } = await propose();
      await advanced(id, 'accepted', end);
      expect(await statusOfRequest()).toBe('published');
      expect(await db().matches.get(id)).toMatchObject({ state: end, because: 'parce que', followUpOn: null });
    },
  );

  it('leaves the request where it is when a proposal is refused', async () => {
    const { id } = await propose();
    await advanced(id, 'refused');
    expect(await statusOfRequest()).toBe('published');
    expect(await toSend()).toEqual([]);
  });

  it('refuses a step that the table does not allow, and changes nothing', async () => {
    const { id } = await propose();
    await advanced(id, 'refused');
    expect(await advanceMatch(id, 'done')).toEqual({ ok: false, code: 'transition-refused' });
    expect(await statusOfRequest()).toBe('published');
  });

  it('goes on when the city has not published the request yet, which stays as it is', async () => {
    await keep({ ...asked.listing, status: 'pending' });
    const { id } = await propose();
    await advanced(id, 'accepted');
    expect((await db().matches.get(id))?.state).toBe('accepted');
    expect(await statusOfRequest()).toBe('pending');
    expect(await toSend()).toEqual([]);
  });
});

describe('undo', () => {
  it('takes back a proposal', async () => {
    const { id, undo } = await propose();
    await undo();
    expect(await db().matches.get(id)).toBeUndefined();
  });

  it('takes back an acceptance, the request’s status, and what waited to be sent', async () => {
    const { id } = await propose();
    const undo = await advanced(id, 'accepted');
    await undo();
    expect((await db().matches.get(id))?.state).toBe('proposed');
    expect(await statusOfRequest()).toBe('published');
    expect(await toSend()).toEqual([]);
  });

  it('leaves a proposal that has gone on since', async () => {
    const { id, undo } = await propose();
    await advanced(id, 'accepted');
    await undo();
    expect((await db().matches.get(id))?.state).toBe('accepted');
  });

  it('leaves what has gone on within the same millisecond', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const { id, undo: undoProposal } = await propose();
      const undoAcceptance = await advanced(id, 'accepted');
      await undoProposal();
      expect((await db().matches.get(id))?.state).toBe('accepted');
      await advanced(id, 'done');
      await undoAcceptance();
      expect((await db().matches.get(id))?.state).toBe('done');
    } finally {
      vi.useRealTimers();
    }
  });

  it('puts the earlier follow-up day back', async () => {
    const { id } = await propose();
    await followUpMatch(id, '2026-04-12');
    const { undo } = await followUpMatch(id, '2026-04-20');
    await undo();
    expect((await db().matches.get(id))?.followUpOn).toBe('2026-04-12');
  });
});

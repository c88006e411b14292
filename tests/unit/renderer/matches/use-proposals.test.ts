import { beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { changeStatus } from '../../../../renderer/model/commands/listing-commands.ts';
import type { DeskAnswer, DeskQuery, ListingRow } from '../../../../renderer/model/index/desk-query.ts';
import { closeDatabase, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../renderer/db/records.ts';
import { keepProposals } from '../../../../renderer/model/commands/proposal-commands.ts';
import type { planInBackground } from '../../../../renderer/workers/proposals/plan-in-background.ts';
import { useProposals } from '../../../../renderer/matches/use-proposals.ts';
import type { Listing } from '../../../../shared/domain/listing.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { offer, request } from '../../shared/matching/sides.ts';

/** The two workers, in this thread: they read the same database. */
const planner = vi.hoisted(() => ({ fails: false, planned: 0 }));
vi.mock('../../../../renderer/model/index/desk.ts', () => ({
  async askDesk({ kinds, statuses, quartierIds }: DeskQuery): Promise<DeskAnswer> {
    const listings = (await db().listings.toArray()).map(currentListing);
    const rows = listings
      .filter(({ kind, status }) => kinds.includes(kind) && statuses.includes(status))
      .map(rowOf)
      .filter(({ quartierId }) => quartierIds.length === 0 || quartierIds.includes(quartierId));
    return { rows, offset: 0, matching: rows.length, total: listings.length };
  },
}));
vi.mock('../../../../renderer/workers/proposals/plan-in-background.ts', async () => {
  const { planProposals } = await import('../../../../renderer/workers/proposals/plan-proposals.ts');
  return {
    async planInBackground(...[asked, signal, onCompared]: PlanArguments) {
      planner.planned += 1;
      if (planner.fails) throw new Error('out of memory');
      const plan = await planProposals(db(), asked, onCompared);
      return signal.aborted ? null : plan;
    },
  };
});
type PlanArguments = Parameters<typeof planInBackground>;

/** The quartier is written in the title: « north: Courses ». */
function rowOf(listing: Listing): ListingRow {
  const [quartier, name] = listing.title.includes(': ') ? listing.title.split(': ') : [null, listing.title];
  return {
    ...listing,
    person: name ?? '',
    personId: null,
    visitable: true,
    quartierId: quartier ?? null,
    quartier: quartier ?? '',
    since: Date.parse(listing.createdAt),
    metres: null,
    lat: null,
    lon: null,
    toSend: false,
  };
}

const at = (metresNorth: number) => ({
  lat: 48.79 + metresNorth / 1.3 / 111_195,
  lon: 2.33,
  label: `${metresNorth} rue Longue`,
});

beforeEach(async () => {
  planner.fails = false;
  planner.planned = 0;
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

async function stored(...listings: { listing: Listing }[]): Promise<string[]> {
  for (const { listing } of listings)
    await db().listings.put({ id: listing.id, base: listing, local: null, etag: '"1"', generation: 1 });
  return listings.map(({ listing }) => listing.id);
}

function screen() {
  const desk = effectScope().run(() => useProposals())!;
  return {
    ...desk,
    pairs: () => desk.proposals.value.map(({ requestId, offerId }) => [requestId, offerId]),
    helper: (id: string) => desk.row(id)!,
  };
}

describe('proposals on the screen', () => {
  it('stand the urgent first, then the longest wait', async () => {
    const [recent, urgent, old] = await stored(
      request({ createdAt: '2026-04-09T10:00:00Z' }),
      request({ urgency: 'high', createdAt: '2026-04-09T11:00:00Z' }),
      request({ createdAt: '2026-03-01T10:00:00Z' }),
      offer({ capacity: 3 }),
    );
    const { propose, proposals } = screen();
    await propose();
    expect(proposals.value.map(({ requestId }) => requestId)).toEqual([urgent, old, recent]);
  });

  it('are those of one quartier, whose helpers live there too', async () => {
    const [north, , northern] = await stored(
      request({ title: 'north: A' }),
      request({ title: 'south: B' }),
      offer({ title: 'north: C', capacity: 5 }),
      offer({ title: 'south: D', capacity: 5 }),
    );
    const { choose, propose, pairs, plan } = screen();
    await choose('north');
    expect(plan.value).toBeNull();
    await propose();
    expect(pairs()).toEqual([[north, northern]]);
    await choose(undefined);
    expect(pairs()).toHaveLength(2);
    await choose(null);
    expect(pairs()).toEqual([]);
  });

  it('say that they could not be made, keep what was there, and can be asked for again', async () => {
    await stored(request(), offer());
    const { propose, failed, working, pairs } = screen();
    await propose();
    planner.fails = true;
    await propose();
    expect([failed.value, working.value, pairs().length]).toEqual([true, false, 1]);
    planner.fails = false;
    await propose();
    expect(failed.value).toBe(false);
  });

  it('stop when they are cancelled: what was there stays', async () => {
    await stored(request(), offer());
    const { propose, cancel, working, failed, plan } = screen();
    const going = propose();
    expect(working.value).toBe(true);
    cancel();
    await going;
    expect([plan.value, working.value, failed.value]).toEqual([null, false, false]);
  });
});

describe('considering somebody else', () => {
  const twoAndTwo = () =>
    stored(
      request({ title: 'Yvette', location: at(0) }),
      request({ title: 'Roger', location: at(600) }),
      offer({ title: 'Near', location: at(10) }),
      offer({ title: 'Far', location: at(590) }),
    );

  it('tells the metres, who else would change, and changes nothing until it is taken', async () => {
    const [yvette, roger, near, far] = await twoAndTwo();
    const { propose, consider, take, pairs, helper, isWanted, proposals } = screen();
    await propose();
    const before = pairs();
    const considered = await consider(yvette!, helper(far!));
    expect(considered).toMatchObject({
      forbidden: [],
      moreAlone: 0,
      moved: [{ requestId: roger, offerId: near }],
      before: { offerId: near, metres: expect.closeTo(10, 0) as number },
      after: { offerId: far, metres: expect.closeTo(590, 0) as number },
    });
    expect(considered?.moreMetres).toBeCloseTo(590 + 590 - 20, 0);
    expect(pairs()).toEqual(before);

    const undo = take(considered!);
    expect(pairs()).toEqual([
      [yvette, far],
      [roger, near],
    ]);
    expect(proposals.value.map(isWanted)).toEqual([true, false]);
    await propose();
    expect(pairs()).toEqual([
      [yvette, far],
      [roger, near],
    ]);
    await undo();
    expect(pairs()).toEqual(before);
    expect(proposals.value.some(isWanted)).toBe(false);
  });

  it('says every rule that forbids it', async () => {
    const [asked, , drives] = await stored(
      request({ location: at(0) }),
      offer({ location: at(5) }),
      offer({ category: 'transport', location: at(900), walkingLimit: 300 }),
    );
    const { propose, consider, helper } = screen();
    await propose();
    expect((await consider(asked!, helper(drives!)))?.forbidden).toEqual(['category', 'too-far']);
  });

  it('says who would stay without anybody', async () => {
    const [one, other, single] = await stored(
      request({ createdAt: '2026-03-01T10:00:00Z' }),
      request({ createdAt: '2026-04-01T10:00:00Z' }),
      offer(),
    );
    const { propose, consider, helper } = screen();
    await propose();
    const considered = await consider(other!, helper(single!));
    expect(considered).toMatchObject({ moreAlone: 0, moved: [{ requestId: one, offerId: null }] });
  });

  it('brings somebody from another quartier, whose name is then known', async () => {
    const [asked, southern] = await stored(
      request({ title: 'north: A', location: at(0) }),
      offer({ title: 'south: Zoé', location: at(400) }),
    );
    const { choose, propose, consider, take, pairs, row } = screen();
    await choose('north');
    await propose();
    expect(pairs()).toEqual([]);
    const zoe = rowOf(currentListing((await db().listings.get(southern!))!));
    take((await consider(asked!, zoe))!);
    expect(pairs()).toEqual([[asked, southern]]);
    expect(row(southern!)?.person).toBe('Zoé');
    await propose();
    expect(pairs()).toEqual([[asked, southern]]);
    expect(row(southern!)?.person).toBe('Zoé');
  });

  it('answers nothing before anything is proposed, nor when it fails', async () => {
    const [asked, helper] = await stored(request(), offer());
    const { propose, consider, failed, row } = screen();
    const zoe = rowOf(currentListing((await db().listings.get(helper!))!));
    expect(await consider(asked!, zoe)).toBeNull();
    await propose();
    planner.fails = true;
    expect(await consider(asked!, row(helper!)!)).toBeNull();
    expect(failed.value).toBe(true);
  });
});

describe('keeping and refusing', () => {
  it('keeps one, leaves the others where they are without planning anew, and counts its metres as walked', async () => {
    const [one, other] = await stored(
      request({ location: at(100) }),
      request({ location: at(300) }),
      offer({ capacity: 2, location: at(0) }),
    );
    const { propose, proposals, keep, pairs, plan } = screen();
    await propose();
    const metres = plan.value!.metres;
    const {
      data: { kept, gone },
      undo,
    } = await keep(proposals.value.filter(({ requestId }) => requestId === one));
    expect([kept.length, gone, planner.planned]).toEqual([1, 0, 1]);
    expect(pairs().map(([id]) => id)).toEqual([other]);
    expect(plan.value!.metresUnderWay).toBeCloseTo(100, 0);
    expect(plan.value!.metres + plan.value!.metresUnderWay).toBeCloseTo(metres, 6);
    await propose();
    expect(pairs().map(([id]) => id)).toEqual([other]);
    await undo();
    expect(pairs()).toHaveLength(2);
    expect(plan.value!.metresUnderWay).toBe(0);
  });

  it('leaves out what no longer holds, says how many, and plans anew', async () => {
    const [one, other, single] = await stored(
      request({ location: at(0) }),
      request({ location: at(0) }),
      offer({ capacity: 2, location: at(0) }),
    );
    const { propose, proposals, keep, pairs } = screen();
    await propose();
    await changeStatus(one!, 'withdrawn');
    const {
      data: { kept, gone },
    } = await keep(proposals.value);
    expect([kept.length, gone]).toEqual([1, 1]);
    expect((await db().matches.toArray()).map(({ requestId, offerId }) => [requestId, offerId])).toEqual([
      [other, single],
    ]);
    expect(pairs()).toEqual([]);
  });

  it('never proposes a refused pair again, until it is taken back', async () => {
    const [asked, near, far] = await stored(
      request({ location: at(0) }),
      offer({ location: at(10) }),
      offer({ location: at(500) }),
    );
    const { propose, proposals, refuse, pairs } = screen();
    await propose();
    expect(pairs()).toEqual([[asked, near]]);
    const undo = await refuse(proposals.value[0]!);
    expect(pairs()).toEqual([[asked, far]]);
    await undo();
    expect(pairs()).toEqual([[asked, near]]);
  });
});

describe('keeping proposals together', () => {
  const proposal = (requestId: string, offerId: string) => ({ requestId, offerId, metres: 10, reasons: [] });

  it('fills a helper’s places and no more, counting those that are held already', async () => {
    const [a, b, c, helper] = await stored(request(), request(), request(), offer({ capacity: 2 }));
    await keepProposals([proposal(a!, helper!)]);
    const {
      data: { kept, gone },
    } = await keepProposals([proposal(b!, helper!), proposal(c!, helper!)]);
    expect([kept.length, gone]).toEqual([1, 1]);
  });

  it('promises a request once, even when it is asked twice at the same time', async () => {
    const [asked, one, other] = await stored(request(), offer(), offer());
    expect((await keepProposals([proposal(asked!, one!), proposal(asked!, other!)])).data.gone).toBe(1);
    expect((await keepProposals([proposal(asked!, other!)])).data.gone).toBe(1);
    expect(await db().matches.count()).toBe(1);
  });

  it('leaves out listings that the city has taken away, and takes hundreds back as one', async () => {
    const requests = Array.from({ length: 250 }, () => request());
    const ids = await stored(
      ...requests,
      offer({ capacity: 50 }),
      ...Array.from({ length: 5 }, () => offer({ capacity: 50 })),
    );
    const helpers = ids.slice(250);
    const all = ids.slice(0, 250).map((id, i) => proposal(id, helpers[i % 6]!));
    const {
      data: { kept, gone },
      undo,
    } = await keepProposals([...all, proposal('gone', helpers[0]!)]);
    expect([kept.length, gone, await db().matches.count()]).toEqual([250, 1, 250]);
    await undo();
    expect(await db().matches.count()).toBe(0);
  });
});

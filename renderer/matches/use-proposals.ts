import { computed, onScopeDispose, readonly, ref, shallowRef } from 'vue';
import { liveStatuses, urgencies } from '../../shared/domain/listing.ts';
import { askingStatuses, type RuleCode } from '../../shared/matching/rules.ts';
import { ok } from '../../shared/result.ts';
import { askDesk, type DeskQuery, type ListingRow } from '../model/index/desk.ts';
import type { Undo } from '../model/commands/undo.ts';
import type { Done } from '../model/commands/command.ts';
import { keepProposals, type KeptProposals, refuseProposal } from '../model/commands/proposal-commands.ts';
import { planInBackground } from '../workers/proposals/plan-in-background.ts';
import type { Compared, Proposal, Proposals } from '../workers/proposals/proposals-protocol.ts';

/** As many of one kind as are compared at once: those that have waited longest. */
const most = 5000;

/** What taking another helper for one request would change. */
export interface Considered {
  readonly requestId: string;
  readonly helper: ListingRow;
  /** Rules that forbid the pair; none when it may be taken. */
  readonly forbidden: readonly RuleCode[];
  readonly plan: Proposals;
  readonly before: Proposal | null;
  readonly after: Proposal | null;
  /** Metres more for everyone together; negative when it is less. */
  readonly moreMetres: number;
  /** Requests that would stay without anybody, more than now. */
  readonly moreAlone: number;
  /** Other requests that would get another helper, or none. */
  readonly moved: readonly { readonly requestId: string; readonly offerId: string | null }[];
}

/** What is compared: the requests of a quartier, the offers that may answer them, and how many there was no room for. */
interface Found {
  readonly rows: ReadonlyMap<string, ListingRow>;
  readonly requestIds: string[];
  readonly offerIds: string[];
  readonly beyond: number;
}

const nothing: Found = { rows: new Map(), requestIds: [], offerIds: [], beyond: 0 };

/** The proposals of one quartier or of all, from one click to the introductions that are kept. */
export function useProposals() {
  /** A quartier, `null` outside all of them, `undefined` for the whole commune. */
  const quartierId = ref<string | null | undefined>(undefined);
  const found = shallowRef<Found>(nothing);
  const plan = shallowRef<Proposals | null>(null);
  const working = shallowRef(false);
  const compared = shallowRef<Compared | null>(null);
  const failed = shallowRef(false);
  /** Pairs that the coordinator has chosen, and all those that have been on the screen: offer by request. */
  const wanted = shallowRef<ReadonlyMap<string, string>>(new Map());
  const shown = new Map<string, string>();
  let running = new AbortController();

  /** Urgent first, then the longest wait. */
  const proposals = computed(() =>
    [...(plan.value?.proposals ?? [])].sort((a, b) => {
      const [one, other] = [found.value.rows.get(a.requestId), found.value.rows.get(b.requestId)];
      if (!one || !other) return 0;
      return urgencies.indexOf(other.urgency) - urgencies.indexOf(one.urgency) || one.since - other.since;
    }),
  );

  function show(next: Proposals): void {
    for (const { requestId, offerId } of next.proposals) shown.set(requestId, offerId);
    plan.value = next;
  }

  /** One piece of work at a time: a newer one takes the place of an older one. `null` when it was stopped or failed. */
  async function work<Answer>(job: (signal: AbortSignal) => Promise<Answer | null>): Promise<Answer | null> {
    running.abort();
    const mine = new AbortController();
    running = mine;
    working.value = true;
    compared.value = null;
    failed.value = false;
    try {
      return await job(mine.signal);
    } catch {
      failed.value = running === mine;
      return null;
    } finally {
      if (running === mine) working.value = false;
    }
  }

  function planned(among: Found, pairs: ReadonlyMap<string, string>, signal: AbortSignal): Promise<Proposals | null> {
    const { requestIds, offerIds } = among;
    const asked = { requestIds, offerIds: [...new Set([...offerIds, ...pairs.values()])], wanted: pairs, shown };
    return planInBackground(asked, signal, (how) => (compared.value = how));
  }

  /** Plans anew from what is in the listings now; what the coordinator has chosen meanwhile is kept to. */
  async function propose(): Promise<void> {
    const answer = await work(async (signal) => {
      const among = await read(quartierId.value);
      const next = await planned(among, wanted.value, signal);
      return next && { among, next };
    });
    if (answer === null) return;
    // Those who were brought from another quartier are still shown.
    found.value = { ...answer.among, rows: new Map([...found.value.rows, ...answer.among.rows]) };
    show(answer.next);
  }

  async function choose(quartier: string | null | undefined): Promise<void> {
    quartierId.value = quartier;
    wanted.value = new Map();
    if (plan.value !== null) await propose();
  }

  /** What remains is still the best that can be done without those: nothing is planned anew, and nothing moves. */
  async function keep(some: readonly Proposal[]): Promise<Done<KeptProposals>> {
    const { data, undo } = await keepProposals(some);
    if (data.gone > 0 || working.value || plan.value === null) await propose();
    else plan.value = without(plan.value, some);
    return { data, undo: andAgain(undo) };
  }

  async function refuse(proposal: Proposal): Promise<Undo> {
    const { undo } = await refuseProposal(proposal);
    await propose();
    return andAgain(undo);
  }

  /** Plans anew once it is taken back, or done again. */
  function andAgain(undo: Undo): Undo {
    return async () => {
      const back = await undo();
      await propose();
      return back.ok ? ok(andAgain(back.data)) : back;
    };
  }

  /** What it would cost to introduce this request to that helper instead. `null` when it was stopped or failed. */
  async function consider(requestId: string, helper: ListingRow): Promise<Considered | null> {
    const now = plan.value;
    if (now === null) return null;
    const offerId = helper.id;
    const pairs = new Map([...wanted.value, [requestId, offerId]]);
    const then = await work((signal) => planned(found.value, pairs, signal));
    if (then === null) return null;
    const of = ({ proposals: some }: Proposals) => new Map(some.map((one) => [one.requestId, one]));
    const [before, after] = [of(now), of(then)];
    const others = new Set([...before.keys(), ...after.keys()].filter((id) => id !== requestId));
    return {
      requestId,
      helper,
      forbidden: then.forbidden.get(requestId) ?? [],
      plan: then,
      before: before.get(requestId) ?? null,
      after: after.get(requestId) ?? null,
      moreMetres: then.metres - now.metres,
      moreAlone: then.alone.length - now.alone.length,
      moved: [...others]
        .filter((id) => after.get(id)?.offerId !== before.get(id)?.offerId)
        .map((id) => ({ requestId: id, offerId: after.get(id)?.offerId ?? null })),
    };
  }

  function take(considered: Considered): Undo {
    const { requestId, helper, plan: then } = considered;
    const before = { plan: plan.value, wanted: wanted.value };
    found.value = { ...found.value, rows: new Map([...found.value.rows, [helper.id, helper]]) };
    wanted.value = new Map([...wanted.value, [requestId, helper.id]]);
    show(then);
    return async () => {
      wanted.value = before.wanted;
      // What was kept or refused since is not brought back.
      if (plan.value === then && before.plan) show(before.plan);
      else await propose();
      return ok(() => Promise.resolve(ok(take(considered))));
    };
  }

  onScopeDispose(() => running.abort());

  return {
    plan,
    quartierId: readonly(quartierId),
    proposals,
    /** Is the quartier one of those drawn on the map? */
    inQuartier: computed(() => typeof quartierId.value === 'string'),
    beyond: computed(() => found.value.beyond),
    row: (id: string) => found.value.rows.get(id) ?? null,
    isWanted: ({ requestId, offerId }: Proposal) => wanted.value.get(requestId) === offerId,
    working,
    compared,
    failed,
    propose,
    cancel: () => running.abort(),
    choose,
    keep,
    refuse,
    consider,
    take,
  };
}

/** The offers are those of the same quartier; a request outside all of them may be answered from anywhere. */
async function read(quartierId: string | null | undefined): Promise<Found> {
  const [requests, offers] = await Promise.all([
    askDesk(
      query({
        kinds: ['request'],
        statuses: [...askingStatuses],
        quartierIds: quartierId === undefined ? [] : [quartierId],
      }),
    ),
    askDesk(query({ kinds: ['offer'], statuses: [...liveStatuses], quartierIds: quartierId ? [quartierId] : [] })),
  ]);
  return {
    rows: new Map([...requests.rows, ...offers.rows].map((row) => [row.id, row])),
    requestIds: requests.rows.map(({ id }) => id),
    offerIds: offers.rows.map(({ id }) => id),
    beyond: requests.matching - requests.rows.length + (offers.matching - offers.rows.length),
  };
}

function without(plan: Proposals, kept: readonly Proposal[]): Proposals {
  const gone = new Set(kept.map(({ requestId }) => requestId));
  const metres = kept.reduce((sum, one) => sum + (one.metres ?? 0), 0);
  return {
    ...plan,
    proposals: plan.proposals.filter(({ requestId }) => !gone.has(requestId)),
    metres: plan.metres - metres,
    metresUnderWay: plan.metresUnderWay + metres,
  };
}

function query(change: Pick<DeskQuery, 'kinds' | 'statuses' | 'quartierIds'>): DeskQuery {
  return {
    text: '',
    categories: [],
    waitingDays: null,
    sort: { by: 'since', direction: 'up' },
    from: null,
    offset: 0,
    limit: most,
    ...change,
  };
}

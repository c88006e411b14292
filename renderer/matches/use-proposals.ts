import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { urgencies } from '../../shared/domain/listing.ts';
import type { RuleCode } from '../../shared/matching/rules.ts';
import { askDesk, type DeskQuery, type ListingRow } from '../db/desk/desk.ts';
import type { Undo } from '../db/undo.ts';
import { keepProposals, type Kept, refuseProposal } from './proposal-commands.ts';
import { planInBackground } from './proposals-client.ts';
import type { Proposal, Proposals } from './proposals-protocol.ts';

/** More of one kind than a quartier ever has at once. */
const most = 5000;

/** What taking another helper for one request would change. */
export interface Considered {
  readonly requestId: string;
  readonly offerId: string;
  /** Rules that forbid the pair; none when it may be taken. */
  readonly forbidden: readonly RuleCode[];
  readonly plan: Proposals;
  /** Metres more for everyone together; negative when it is less. */
  readonly moreMetres: number;
  /** Requests that would stay without anybody, more than now. */
  readonly moreAlone: number;
  /** Other requests that would get another helper, or none. */
  readonly moved: readonly { readonly requestId: string; readonly offerId: string | null }[];
}

/** The proposals of one quartier or of all, from one click to the introductions that are kept. */
export function useProposals() {
  /** A quartier, `null` outside all of them, `undefined` for the whole commune. */
  const quartierId = ref<string | null | undefined>(undefined);
  const plan = shallowRef<Proposals | null>(null);
  const rows = shallowRef<ReadonlyMap<string, ListingRow>>(new Map());
  const working = shallowRef(false);
  const failed = shallowRef(false);
  let wanted: ReadonlyMap<string, string> = new Map();
  let ids: { requestIds: string[]; offerIds: string[] } = { requestIds: [], offerIds: [] };
  let running = new AbortController();

  /** Urgent first, then the longest wait. */
  const proposals = computed(() =>
    [...(plan.value?.proposals ?? [])].sort((a, b) => {
      const [one, other] = [rows.value.get(a.requestId), rows.value.get(b.requestId)];
      if (!one || !other) return 0;
      return urgencies.indexOf(other.urgency) - urgencies.indexOf(one.urgency) || one.since - other.since;
    }),
  );

  async function read(): Promise<void> {
    const quartierIds = quartierId.value === undefined ? [] : [quartierId.value];
    const [requests, offers] = await Promise.all([
      askDesk(query({ kinds: ['request'], statuses: ['published', 'pending'], quartierIds })),
      askDesk(query({ kinds: ['offer'], statuses: ['published', 'matched'], quartierIds })),
    ]);
    rows.value = new Map([...requests.rows, ...offers.rows].map((row) => [row.id, row]));
    ids = { requestIds: requests.rows.map(({ id }) => id), offerIds: offers.rows.map(({ id }) => id) };
  }

  /** Plans anew from what is in the listings now; what the coordinator has chosen meanwhile is kept to. */
  async function propose(): Promise<void> {
    running.abort();
    const mine = new AbortController();
    running = mine;
    working.value = true;
    failed.value = false;
    try {
      await read();
      plan.value = (await planInBackground({ ...ids, wanted }, mine.signal)) ?? plan.value;
    } catch {
      failed.value = true;
    } finally {
      if (running === mine) working.value = false;
    }
  }

  async function choose(quartier: string | null | undefined): Promise<void> {
    quartierId.value = quartier;
    wanted = new Map();
    if (plan.value !== null) await propose();
  }

  async function keep(some: readonly Proposal[]): Promise<Kept> {
    const kept = await keepProposals(some);
    await propose();
    return { ...kept, undo: () => andAgain(kept.undo) };
  }

  async function refuse(proposal: Proposal): Promise<Undo> {
    const undo = await refuseProposal(proposal);
    await propose();
    return () => andAgain(undo);
  }

  async function andAgain(undo: Undo): Promise<void> {
    await undo();
    await propose();
  }

  /** What it would cost to introduce this request to that helper instead. `null` when it was cancelled. */
  async function consider(requestId: string, offerId: string): Promise<Considered | null> {
    const now = plan.value;
    if (now === null) return null;
    const asked = { ...ids, wanted: new Map([...wanted, [requestId, offerId]]) };
    const then = await planInBackground(asked, running.signal);
    if (then === null) return null;
    const before = new Map(now.proposals.map((one) => [one.requestId, one.offerId]));
    const after = new Map(then.proposals.map((one) => [one.requestId, one.offerId]));
    return {
      requestId,
      offerId,
      forbidden: then.forbidden.get(requestId) ?? [],
      plan: then,
      moreMetres: then.metres - now.metres,
      moreAlone: then.alone.length - now.alone.length,
      moved: [...before]
        .filter(([request, helper]) => request !== requestId && after.get(request) !== helper)
        .map(([request]) => ({ requestId: request, offerId: after.get(request) ?? null })),
    };
  }

  function take({ requestId, offerId, plan: then }: Considered): Undo {
    const before = { plan: plan.value, wanted };
    wanted = new Map([...wanted, [requestId, offerId]]);
    plan.value = then;
    return () => {
      wanted = before.wanted;
      plan.value = before.plan;
      return Promise.resolve();
    };
  }

  onScopeDispose(() => running.abort());

  return {
    quartierId,
    plan,
    proposals,
    row: (id: string) => rows.value.get(id) ?? null,
    working,
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

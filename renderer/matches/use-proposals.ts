import { computed, type ComputedRef, type DeepReadonly, readonly, ref, type Ref, shallowRef } from 'vue';
import { ok } from '../../shared/result.ts';
import type { Done } from '../model/commands/command.ts';
import { type KeptProposals, keepProposals, refuseProposal } from '../model/commands/proposal-commands.ts';
import type { Undo } from '../model/commands/undo.ts';
import type { ListingRow } from '../model/index/desk.ts';
import { sidesToPropose } from '../model/queries/sides-to-propose.ts';
import type { Proposal, Proposals } from '../workers/proposals/proposals-protocol.ts';
import { type Considered, considerPlan } from './consider-plan.ts';
import {
  emptyProposals,
  urgentFirst,
  planRequest,
  withoutKept,
  withPlan,
  withSides,
  withWanted,
} from './proposals-draft.ts';
import { type Planning, usePlanning } from './use-planning.ts';

export interface ProposalsDesk extends Omit<Planning, 'run'> {
  readonly plan: ComputedRef<Proposals | null>;
  /** A quartier, `null` outside all of them, `undefined` for the whole commune. */
  readonly quartierId: DeepReadonly<Ref<string | null | undefined>>;
  readonly proposals: ComputedRef<readonly Proposal[]>;
  /** Is the quartier one of those drawn on the map? */
  readonly inQuartier: ComputedRef<boolean>;
  /** Listings for which there was no room in the comparison. */
  readonly beyond: ComputedRef<number>;
  row(id: string): ListingRow | null;
  isWanted(proposal: Proposal): boolean;
  /** Plans anew from what is in the listings now; what the coordinator has chosen meanwhile is kept to. */
  propose(): Promise<void>;
  choose(quartier: string | null | undefined): Promise<void>;
  keep(some: readonly Proposal[]): Promise<Done<KeptProposals>>;
  refuse(proposal: Proposal): Promise<Undo>;
  /** What it would cost to introduce this request to that helper instead. `null` when it was stopped or failed. */
  consider(requestId: string, helper: ListingRow): Promise<Considered | null>;
  take(considered: Considered): Undo;
}

/** The proposals of one quartier or of all, from one click to the introductions that are kept. */
export function useProposals(): ProposalsDesk {
  const quartierId = ref<string | null | undefined>(undefined);
  const draft = shallowRef(emptyProposals);
  const plan = computed(() => draft.value.plan);
  const { working, compared, failed, run, cancel } = usePlanning();

  async function propose(): Promise<void> {
    const answer = await run(async (planned) => {
      const sides = await sidesToPropose(quartierId.value);
      const next = await planned(planRequest(sides, draft.value));
      return next && { sides, next };
    });
    if (answer !== null) draft.value = withPlan(withSides(draft.value, answer.sides), answer.next);
  }

  async function choose(quartier: string | null | undefined): Promise<void> {
    quartierId.value = quartier;
    draft.value = { ...draft.value, wanted: new Map() };
    if (plan.value !== null) await propose();
  }

  async function keep(some: readonly Proposal[]): Promise<Done<KeptProposals>> {
    const { data, undo } = await keepProposals(some);
    if (data.gone > 0 || working.value || plan.value === null) await propose();
    else draft.value = withoutKept(draft.value, some);
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

  async function consider(requestId: string, helper: ListingRow): Promise<Considered | null> {
    const { plan: now, sides, shown, wanted } = draft.value;
    if (now === null) return null;
    const asked = planRequest(sides, { shown, wanted: new Map([...wanted, [requestId, helper.id]]) });
    const then = await run((planned) => planned(asked));
    return then && considerPlan(now, then, requestId, helper);
  }

  function take(considered: Considered): Undo {
    const { requestId, helper, plan: then } = considered;
    const before = draft.value;
    draft.value = withPlan(withWanted(before, requestId, helper), then);
    return async () => {
      const isUntouched = plan.value === then;
      draft.value = { ...draft.value, wanted: before.wanted };
      // What was kept or refused since is not brought back.
      if (isUntouched && before.plan) draft.value = withPlan(draft.value, before.plan);
      else await propose();
      return ok(() => Promise.resolve(ok(take(considered))));
    };
  }

  return {
    plan,
    quartierId: readonly(quartierId),
    proposals: computed(() => urgentFirst(draft.value)),
    inQuartier: computed(() => typeof quartierId.value === 'string'),
    beyond: computed(() => draft.value.sides.beyond),
    row: (id) => draft.value.sides.rows.get(id) ?? null,
    isWanted: ({ requestId, offerId }) => draft.value.wanted.get(requestId) === offerId,
    working,
    compared,
    failed,
    propose,
    cancel,
    choose,
    keep,
    refuse,
    consider,
    take,
  };
}

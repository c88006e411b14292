import { computed, type ComputedRef, type Ref, watch } from 'vue';
import type { Neighbour } from '../../shared/domain/neighbour.ts';
import { neighbourOnScreen } from '../../shared/domain/person-name.ts';
import { type RoundDraft, usualNumbers } from '../../shared/domain/round-draft.ts';
import { type Team, type TeamMember, teamsOf } from '../../shared/domain/round-teams.ts';
import { walkerHours, type WalkerHours } from '../../shared/routing/walker-hours.ts';
import { isolated } from '../../shared/text/isolated.ts';
import { useLive } from '../model/queries/use-live.ts';
import { listVolunteers } from '../model/queries/list-volunteers.ts';

export interface Walkers {
  readonly members: ComputedRef<readonly TeamMember[]>;
  readonly teams: ComputedRef<readonly Team[]>;
  /** More than one round to make? */
  readonly apart: ComputedRef<boolean>;
  /** Volunteers to ring first: nobody knows that they are free then. */
  readonly unsure: ComputedRef<
    readonly { readonly why: Exclude<WalkerHours, 'free'>; readonly people: readonly string[] }[]
  >;
}

const reasons = ['unknown', 'other-days', 'other-hours'] as const;

/** Who walks the rounds to come, and with whom. */
export function useWalkers(draft: Ref<RoundDraft>): Walkers {
  const volunteers = useLive(listVolunteers, []).value;

  const people = computed(() =>
    draft.value.volunteerIds.flatMap((id) => volunteers.value.find(({ volunteer }) => volunteer.id === id) ?? []),
  );
  const members = computed(() =>
    people.value.map(({ volunteer, neighbour }) => ({
      id: volunteer.id,
      person: nameOf(neighbour),
      maxDoors: volunteer.maxDoors,
      start: volunteer.start ?? neighbour.location,
    })),
  );
  const teams = computed(() => teamsOf(members.value, draft.value.numbers));
  const unsure = computed(() =>
    reasons.flatMap((why) => {
      const { date, time } = draft.value;
      const found = people.value.filter(({ volunteer }) => walkerHours(volunteer.availability, date, time) === why);
      const names = found.map(({ neighbour }) => nameOf(neighbour));
      return names.length === 0 ? [] : [{ why, people: names }];
    }),
  );
  watch(
    [() => draft.value.volunteerIds.length, () => draft.value.sharing],
    () => (draft.value.numbers = usualNumbers(draft.value)),
  );
  return { members, teams, apart: computed(() => teams.value.length > 1), unsure };
}

function nameOf(neighbour: Neighbour): string {
  return isolated(neighbourOnScreen(neighbour));
}

import { computed, type ComputedRef, ref, type Ref, watch } from 'vue';
import type { Neighbour } from '../../shared/domain/neighbour.ts';
import { neighbourOnScreen } from '../../shared/domain/person-name.ts';
import { walkerHours, type WalkerHours } from '../../shared/routing/walker-hours.ts';
import { isolated } from '../../shared/text/isolated.ts';
import { useLive } from '../model/queries/use-live.ts';
import { type SharingMode, type Team, type TeamMember, teamsOf, usualTeams } from '../model/commands/round-teams.ts';
import { listVolunteers } from '../model/queries/list-volunteers.ts';

export interface Walkers {
  readonly volunteerIds: Ref<readonly string[]>;
  readonly sharing: Ref<SharingMode>;
  /** Number of the round of each volunteer, in their order. */
  readonly numbers: Ref<readonly number[]>;
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
export function useWalkers(date: Ref<string>, time: Ref<string>): Walkers {
  const volunteerIds = ref<readonly string[]>([]);
  const sharing = ref<SharingMode>('each');
  const numbers = ref<readonly number[]>([]);
  const volunteers = useLive(listVolunteers, []).value;

  const people = computed(() =>
    volunteerIds.value.flatMap((id) => volunteers.value.find(({ volunteer }) => volunteer.id === id) ?? []),
  );
  const members = computed(() =>
    people.value.map(({ volunteer, neighbour }) => ({
      id: volunteer.id,
      person: nameOf(neighbour),
      maxDoors: volunteer.maxDoors,
      start: volunteer.start ?? neighbour.location,
    })),
  );
  const teams = computed(() => teamsOf(members.value, numbers.value));
  const unsure = computed(() =>
    reasons.flatMap((why) => {
      const found = people.value.filter(
        ({ volunteer }) => walkerHours(volunteer.availability, date.value, time.value) === why,
      );
      const names = found.map(({ neighbour }) => nameOf(neighbour));
      return names.length === 0 ? [] : [{ why, people: names }];
    }),
  );
  watch([() => volunteerIds.value.length, sharing], ([count, how]) => (numbers.value = usualTeams(count, how)), {
    immediate: true,
  });
  return {
    volunteerIds,
    sharing,
    numbers,
    members,
    teams,
    apart: computed(() => teams.value.length > 1),
    unsure,
  };
}

function nameOf(neighbour: Neighbour): string {
  return isolated(neighbourOnScreen(neighbour));
}

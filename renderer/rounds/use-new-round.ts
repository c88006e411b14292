import { v7 as uuidv7 } from 'uuid';
import { computed, type ComputedRef, nextTick, ref, type Ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { checkRound, type CheckedRound, type RoundProblems } from '../../shared/domain/check-round.ts';
import { mostDoors } from '../../shared/domain/round.ts';
import { emptyRoundDraft, type RoundDraft, usualStart } from '../../shared/domain/round-draft.ts';
import type { Team } from '../../shared/domain/round-teams.ts';
import { type ListingToVisit, stopsOfListings, type StopsOfListings } from '../../shared/routing/stops-of-listings.ts';
import { createRound, makeRounds } from '../model/commands/round-commands.ts';
import type { RoundsPlanned } from '../model/commands/share-rounds.ts';
import { type Undo, undoThen } from '../model/commands/undo.ts';
import { useHistory } from '../model/history.ts';
import { listingsInRounds, readVisits } from '../model/queries/read-visits.ts';
import { useLive } from '../model/queries/use-live.ts';
import { useRoundSelection } from '../model/selection.ts';
import { formatDate, today } from '../ui/dates.ts';
import { teamRoundName } from './team-round-name.ts';
import { useSharing } from './use-sharing.ts';
import { useWalkers, type Walkers } from './use-walkers.ts';

export interface NewRound extends Pick<Walkers, 'members' | 'apart' | 'unsure'> {
  readonly draft: Ref<RoundDraft>;
  /** The doors of the chosen requests. */
  readonly made: ComputedRef<StopsOfListings>;
  /** Chosen requests without a place. */
  readonly aside: ComputedRef<readonly ListingToVisit[]>;
  /** Chosen requests that a round from today on visits already. */
  readonly twice: ComputedRef<readonly string[]>;
  /** Whose doors are more than they said they can do. */
  readonly tooMany: ComputedRef<Team | null>;
  readonly isPast: ComputedRef<boolean>;
  /** By field, once it was tried. */
  readonly problems: ComputedRef<RoundProblems>;
  /** Why the last try came to nothing. */
  readonly error: Readonly<Ref<string>>;
  readonly busy: Readonly<Ref<boolean>>;
  readonly percent: Readonly<Ref<number | null>>;
  /** What is proposed, until it is kept or anything that it was made of changes. */
  readonly plan: Readonly<Ref<RoundsPlanned | null>>;
  make(): Promise<void>;
  keepPlan(): Promise<void>;
  dropPlan(): void;
  cancel(): void;
}

/** The new round while it is being filled in: one for all its volunteers, or several to look at before they are kept. */
export function useNewRound(): NewRound {
  const { t, n } = useI18n();
  const router = useRouter();
  const { offer } = useHistory();
  const chosen = useRoundSelection();
  const { percent, share, cancel } = useSharing();

  const draft = ref(emptyRoundDraft(today()));
  const { members, teams, apart, unsure } = useWalkers(draft);
  const tried = ref(false);
  const error = ref('');
  const busy = ref(false);
  const plan = shallowRef<RoundsPlanned | null>(null);

  const visits = useLive(
    () => readVisits(chosen.ids),
    [],
    () => chosen.ids,
  ).value;
  const planned = useLive(() => listingsInRounds(today()), new Set<string>()).value;
  const made = computed(() => stopsOfListings(visits.value, uuidv7));
  const check = computed(() => checkRound(draft.value, made.value.stops.length, apart.value));
  const roundName = computed(() => {
    const { name, date } = draft.value;
    return name.trim() || t('rounds.usualName', { date: formatDate(date || today(), 'weekday') });
  });

  watch([members, apart], () => (draft.value.start = usualStart(draft.value, members.value, apart.value)));
  const planBasis = (['date', 'time', 'name', 'numbers', 'volunteerIds', 'minutes', 'doors'] as const).map(
    (field) => () => draft.value[field],
  );
  watch([...planBasis, () => draft.value.start.location, () => draft.value.end.location, () => chosen.ids], () => {
    plan.value = null;
    cancel();
  });

  async function make(): Promise<void> {
    if (busy.value) return;
    tried.value = true;
    const checked = check.value;
    error.value = checked.ok ? '' : wholeSentence(checked.problems);
    if (!checked.ok) return;
    busy.value = true;
    try {
      await (checked.data.limits ? proposeEach(checked.data, checked.data.limits) : makeOne(checked.data));
    } finally {
      busy.value = false;
    }
  }

  function wholeSentence({ whole }: RoundProblems): string {
    const count = made.value.stops.length;
    if (whole === 'no-door') return t('rounds.noDoor');
    if (whole === 'no-moment') return t('rounds.noMoment');
    if (whole === undefined) return '';
    return t('rounds.tooLong', { doors: t('rounds.doors', { n: n(count) }, count), most: n(mostDoors) });
  }

  async function makeOne(checked: CheckedRound): Promise<void> {
    const listingIds = chosen.ids;
    const { id, undo } = await createRound({ ...checked, name: roundName.value, listingIds });
    const back = backHere(undo, listingIds);
    await leave(`/tournees/${id}`, made.value.withoutPlace);
    offer(t('rounds.made'), back);
  }

  async function proposeEach(checked: CheckedRound, limits: NonNullable<CheckedRound['limits']>): Promise<void> {
    const { date, time, start, end } = checked;
    const proposed = await share({
      date,
      time,
      stops: made.value.stops,
      maxMinutes: limits.maxMinutes,
      walkers: teams.value.map((team) => ({
        volunteerIds: team.volunteerIds,
        roundName: teamRoundName(roundName.value, team.people, (name, person) => t('rounds.roundOf', { name, person })),
        start: start ?? team.start,
        end,
        maxDoors: limits.maxDoors ?? team.maxDoors,
      })),
    });
    if (proposed === null) {
      error.value = t('rounds.sharingStopped');
      return;
    }
    plan.value = proposed;
    await nextTick();
    document.querySelector<HTMLElement>('[data-plan]')?.focus();
  }

  async function keepPlan(): Promise<void> {
    const { rounds, left } = plan.value ?? { rounds: [], left: [] };
    if (rounds.length === 0) return;
    const ids = chosen.ids;
    const back = backHere(await makeRounds(rounds), ids);
    const path = `/tournees/jour/${draft.value.date}`;
    await leave(path, [...made.value.withoutPlace, ...left.flatMap(({ stop }) => stop.listingIds)]);
    offer(t('rounds.madeEach', { n: n(rounds.length) }, rounds.length), back);
  }

  /** To what was made; what found no place in it stays chosen. */
  async function leave(path: string, stayChosen: readonly string[]): Promise<void> {
    chosen.clear();
    chosen.add(stayChosen);
    await router.push(path);
  }

  /** The way back leads to this screen, with all that was chosen. */
  function backHere(undo: Undo, ids: readonly string[]): Undo {
    const here = router.currentRoute.value.fullPath;
    return undoThen(undo, async () => {
      chosen.add(ids);
      await router.push(here);
    });
  }

  return {
    draft,
    members,
    apart,
    unsure,
    made,
    aside: computed(() => visits.value.filter(({ listing }) => made.value.withoutPlace.includes(listing.id))),
    twice: computed(() => chosen.ids.filter((id) => planned.value.has(id))),
    tooMany: computed(() => {
      const [team] = teams.value;
      return !apart.value && team !== undefined && made.value.stops.length > team.maxDoors ? team : null;
    }),
    isPast: computed(() => draft.value.date !== '' && draft.value.date < today()),
    problems: computed(() => (tried.value && !check.value.ok ? check.value.problems : {})),
    error,
    busy,
    percent,
    plan,
    make,
    keepPlan,
    dropPlan: () => (plan.value = null),
    cancel,
  };
}

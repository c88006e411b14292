import { v7 as uuidv7 } from 'uuid';
import { computed, nextTick, ref, shallowRef, watch } from 'vue';
import { mostDoors } from '../../shared/domain/round.ts';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { Location } from '../../shared/domain/place.ts';
import { stopsOfListings } from '../../shared/routing/stops-of-listings.ts';
import { formatDate, today } from '../ui/dates.ts';
import { undoThen } from '../model/commands/undo.ts';
import { useHistory } from '../model/history.ts';
import { useLive } from '../model/queries/use-live.ts';
import { listingsInRounds, readVisits } from '../model/queries/read-visits.ts';
import { createRound, makeRounds } from '../model/commands/round-commands.ts';
import { longestMinutes, shortestMinutes, usualMinutes } from './round-limits.ts';
import { useRoundSelection } from '../model/selection.ts';
import type { RoundsPlanned } from '../model/commands/share-rounds.ts';
import { useSharing } from './use-sharing.ts';
import { useWalkers } from './use-walkers.ts';

const longestName = 120;

/** The new round while it is being filled in: one for all its volunteers, or several to look at before they are kept. */
export function useNewRound() {
  const { t, n } = useI18n();
  const router = useRouter();
  const { offer } = useHistory();
  const chosen = useRoundSelection();
  const { percent, share, cancel } = useSharing();

  const date = ref(today());
  const time = ref('10:00');
  const name = ref('');
  const walkers = useWalkers(date, time);
  const { volunteerIds, members, teams, apart } = walkers;
  const minutes = ref<number | ''>(usualMinutes);
  const doors = ref<number | ''>('');
  const start = ref<Location | null>(null);
  const startText = ref('');
  const startIsOurs = ref(true);
  const end = ref<Location | null>(null);
  const endText = ref('');
  const error = ref('');
  const tried = ref(false);
  const busy = ref(false);
  /** What is proposed, until it is kept or anything that it was made of changes. */
  const plan = shallowRef<RoundsPlanned | null>(null);

  const visits = useLive(
    () => readVisits(chosen.ids),
    [],
    () => chosen.ids,
  ).value;
  const made = computed(() => stopsOfListings(visits.value, uuidv7));
  const aside = computed(() => visits.value.filter(({ listing }) => made.value.withoutPlace.includes(listing.id)));
  /** Doors that one round holds more than its volunteers said they can do. */
  const tooMany = computed(() => {
    const [team] = teams.value;
    return !apart.value && team !== undefined && made.value.stops.length > team.maxDoors ? team : null;
  });

  const isPast = computed(() => date.value !== '' && date.value < today());
  /** Requests that a round from today on visits already. */
  const planned = useLive(() => listingsInRounds(today()), new Set<string>()).value;
  const twice = computed(() => chosen.ids.filter((id) => planned.value.has(id)));

  const unplaced = computed(() => start.value === null && startText.value.trim() !== '');
  const endUnplaced = computed(() => end.value === null && endText.value.trim() !== '');
  const wrongMinutes = computed(() => apart.value && !isWithin(minutes.value, shortestMinutes, longestMinutes));
  const wrongDoors = computed(() => apart.value && doors.value !== '' && !isWithin(doors.value, 1, mostDoors));
  const roundName = computed(
    () => name.value.trim() || t('rounds.usualName', { date: formatDate(date.value || today(), 'weekday') }),
  );

  // Together: the first volunteer's own starting point, until another is written. Apart: each has their own.
  watch([members, apart], () => {
    if (!startIsOurs.value) return;
    start.value = apart.value ? null : (members.value.find((member) => member.start !== null)?.start ?? null);
    startText.value = start.value?.label ?? '';
  });
  watch([date, time, name, walkers.numbers, volunteerIds, minutes, doors, start, end, () => chosen.ids], () => {
    plan.value = null;
    cancel();
  });

  async function make(): Promise<void> {
    if (busy.value) return;
    tried.value = true;
    error.value = '';
    const count = made.value.stops.length;
    if (count === 0) error.value = t('rounds.noDoor');
    if (count > mostDoors && !apart.value)
      error.value = t('rounds.tooLong', { doors: t('rounds.doors', { n: n(count) }, count), most: n(mostDoors) });
    if (!date.value || !/^\d{2}:\d{2}$/.test(time.value)) error.value = t('rounds.noMoment');
    if (error.value !== '' || unplaced.value || endUnplaced.value || wrongMinutes.value || wrongDoors.value) return;
    busy.value = true;
    try {
      await (apart.value ? proposeEach() : makeOne());
    } finally {
      busy.value = false;
    }
  }

  async function makeOne(): Promise<void> {
    const ids = chosen.ids;
    const { id, undo } = await createRound({
      name: roundName.value,
      date: date.value,
      time: time.value,
      volunteerIds: volunteerIds.value,
      start: start.value,
      end: end.value,
      listingIds: ids,
    });
    const back = router.currentRoute.value.fullPath;
    keepChosen(made.value.withoutPlace);
    await router.push(`/tournees/${id}`);
    offer(
      t('rounds.made'),
      undoThen(undo, async () => {
        chosen.add(ids);
        await router.push(back);
      }),
    );
  }

  async function proposeEach(): Promise<void> {
    const proposed = await share({
      date: date.value,
      time: time.value,
      stops: made.value.stops,
      maxMinutes: Number(minutes.value),
      walkers: teams.value.map((team) => ({
        volunteerIds: team.volunteerIds,
        roundName: nameFor(team.people),
        start: start.value ?? team.start,
        end: end.value,
        maxDoors: doors.value === '' ? team.maxDoors : Number(doors.value),
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
    const undo = await makeRounds(rounds);
    const back = router.currentRoute.value.fullPath;
    keepChosen([...made.value.withoutPlace, ...left.flatMap(({ stop }) => stop.listingIds)]);
    await router.push(`/tournees/jour/${date.value}`);
    offer(
      t('rounds.madeEach', { n: n(rounds.length) }, rounds.length),
      undoThen(undo, async () => {
        chosen.add(ids);
        await router.push(back);
      }),
    );
  }

  function nameFor(people: readonly string[]): string {
    const person = people.join(', ');
    const room = Math.max(20, longestName - t('rounds.roundOf', { name: '', person }).length);
    return t('rounds.roundOf', { name: roundName.value.slice(0, room), person }).slice(0, longestName);
  }

  function keepChosen(ids: readonly string[]): void {
    chosen.clear();
    chosen.add(ids);
  }

  return {
    ...walkers,
    date,
    time,
    name,
    minutes,
    doors,
    start,
    startText,
    startIsOurs,
    end,
    endText,
    error,
    tried,
    busy,
    percent,
    plan,
    made,
    aside,
    tooMany,
    isPast,
    twice,
    unplaced,
    endUnplaced,
    wrongMinutes,
    wrongDoors,
    make,
    keepPlan,
    dropPlan: () => (plan.value = null),
    cancel,
  };
}

function isWithin(value: number | '', least: number, most: number): boolean {
  return value !== '' && Number.isInteger(value) && value >= least && value <= most;
}

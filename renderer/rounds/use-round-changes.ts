import { type ComputedRef, ref, type Ref, type ShallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { mostDoors, type Round } from '../../shared/domain/round.ts';
import { announce } from '../ui/announce.ts';
import { formatDate, today } from '../ui/dates.ts';
import { undoThen } from '../model/commands/undo.ts';
import { useHistory } from '../model/history.ts';
import { useMetresWords } from '../ui/metres-words.ts';
import { addOnTheWay } from '../model/commands/add-on-the-way.ts';
import { moveDoor } from '../model/commands/move-door.ts';
import { joinRounds, partRound } from '../model/commands/part-round.ts';
import { nextWeekName } from './next-week-name.ts';
import { repeatRounds } from '../model/commands/repeat-round.ts';
import { changeRound, orderRoundAgain, removeRound, type RoundFields } from '../model/commands/round-commands.ts';
import { useRoundSelection } from '../model/selection.ts';
import type { RoundOfDay } from '../model/queries/use-round.ts';

export interface RoundChanges {
  /** What could not be done, in a sentence; empty otherwise. */
  readonly problem: Readonly<Ref<string>>;
  lock(stopId: string): Promise<void>;
  takeOff(stopId: string): Promise<void>;
  takeOffAll(stopIds: readonly string[]): Promise<void>;
  order(): Promise<void>;
  edit(fields: RoundFields): Promise<void>;
  addChosen(): Promise<void>;
  handOver(stopId: string, to: Round): Promise<void>;
  part(): Promise<void>;
  join(other: Round): Promise<void>;
  again(): Promise<void>;
  remove(): Promise<void>;
}

/** What can be done to a round; each offers its way back. */
export function useRoundChanges(id: ComputedRef<string>, view: Readonly<ShallowRef<RoundOfDay | null>>): RoundChanges {
  const { t, n } = useI18n();
  const router = useRouter();
  const { offer } = useHistory();
  const chosen = useRoundSelection();
  const metresWords = useMetresWords();
  const problem = ref('');
  watch(id, () => (problem.value = ''));

  async function change(sentence: string, how: (round: Round) => Round): Promise<void> {
    offer(sentence, await changeRound(id.value, how));
  }
  const doors = (count: number): string => t('rounds.doors', { n: n(count) }, count);

  function fail(sentence: string): void {
    problem.value = sentence;
    announce(sentence);
  }

  return {
    problem,
    lock(stopId) {
      const locked = view.value?.round.stops.find((stop) => stop.id === stopId)?.locked;
      return change(t(locked ? 'rounds.unlocked' : 'rounds.locked'), (round) => ({
        ...round,
        stops: round.stops.map((stop) => (stop.id === stopId ? { ...stop, locked: !stop.locked } : stop)),
      }));
    },
    takeOff: (stopId) =>
      change(t('rounds.removed'), (round) => ({
        ...round,
        stops: round.stops.filter((stop) => stop.id !== stopId),
      })),
    async order() {
      offer(t('rounds.ordered'), await orderRoundAgain(id.value));
    },
    edit: (fields) =>
      change(t('rounds.changed'), (round) => ({ ...round, ...fields, volunteerIds: [...fields.volunteerIds] })),
    /** The requests chosen meanwhile on the table or the map are taken in on the way, where each costs least. */
    async addChosen() {
      problem.value = '';
      const ids = chosen.ids;
      const taken = await addOnTheWay([id.value], ids);
      chosen.clear();
      // Those without a place or room stay chosen: they are shown, never dropped.
      chosen.add([...taken.withoutPlace, ...taken.notVisited, ...taken.withoutRoom]);
      const { length } = taken.withoutRoom;
      if (length > 0) fail(t('rounds.noRoom', { n: n(length), most: n(mostDoors) }, length));
      offer(
        t('rounds.added', { n: n(taken.added), more: metresWords(taken.more) }, taken.added),
        undoThen(taken.undo, async () => {
          chosen.add(ids);
        }),
      );
    },
    async handOver(stopId, to) {
      offer(
        t('rounds.handedOver', { name: to.name }),
        await moveDoor({ stopId, fromId: id.value, toId: to.id, rank: null }),
      );
    },
    async part() {
      problem.value = '';
      const parted = await partRound(id.value, (name) => t('rounds.secondOf', { name: name.slice(0, 100) }));
      if (parted === null) return fail(t('rounds.notParted'));
      const [staying, leaving] = parted.doors;
      offer(t('rounds.parted', { first: doors(staying), second: doors(leaving) }), parted.undo);
    },
    async join(other) {
      problem.value = '';
      if ((view.value?.stops.length ?? 0) + other.stops.length > mostDoors)
        return fail(t('rounds.tooLongJoined', { most: n(mostDoors) }));
      const joined = await joinRounds(id.value, other.id);
      if (joined === null) return fail(t('rounds.notJoined'));
      offer(t('rounds.joined', { name: other.name, doors: doors(joined.doors) }), joined.undo);
    },
    async again() {
      problem.value = '';
      const repeated = await repeatRounds([id.value], today(), nextWeekName);
      if (!repeated.ok) return fail(t('rounds.nothingOpen'));
      const { ids, date, closed, undo } = repeated.data;
      const back = router.currentRoute.value.fullPath;
      await router.push(`/tournees/${ids[0]}`);
      offer(
        t('rounds.repeated', { date: formatDate(date, 'weekday'), n: n(closed) }, closed),
        undoThen(undo, async () => {
          await router.push(back);
        }),
      );
    },
    takeOffAll: (stopIds) =>
      change(t('rounds.removedAll', { n: n(stopIds.length) }, stopIds.length), (round) => ({
        ...round,
        stops: round.stops.filter((stop) => !stopIds.includes(stop.id)),
      })),
    async remove() {
      const gone = id.value;
      const undo = await removeRound(gone);
      await router.push('/tournees');
      offer(
        t('rounds.roundRemoved'),
        undoThen(undo, async () => {
          await router.push(`/tournees/${gone}`);
        }),
      );
    },
  };
}

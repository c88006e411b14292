import { v7 as uuidv7 } from 'uuid';
import { type ComputedRef, ref, type Ref, type ShallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { Round } from '../../shared/domain/round.ts';
import { stopsOfListings } from '../../shared/routing/stops-of-listings.ts';
import { announce } from '../app/announce.ts';
import { formatDate, today } from '../app/dates.ts';
import { useUndo } from '../app/undo.ts';
import { moveStop, partRound } from './part-round.ts';
import { readVisits } from './read-visits.ts';
import { repeatRound } from './repeat-round.ts';
import { changeRound, orderRoundAgain, removeRound, type RoundFields } from './round-commands.ts';
import { useRoundSelection } from './selection.ts';
import type { RoundOfDay } from './use-round.ts';

export interface RoundChanges {
  /** What could not be done, in a sentence; empty otherwise. */
  readonly problem: Readonly<Ref<string>>;
  move(from: number, to: number): Promise<void>;
  lock(stopId: string): Promise<void>;
  takeOff(stopId: string): Promise<void>;
  order(): Promise<void>;
  edit(fields: RoundFields): Promise<void>;
  addChosen(): Promise<void>;
  handOver(stopId: string, to: Round): Promise<void>;
  part(): Promise<void>;
  again(): Promise<void>;
  remove(): Promise<void>;
}

/** What can be done to a round; each offers its way back. */
export function useRoundChanges(id: ComputedRef<string>, view: Readonly<ShallowRef<RoundOfDay | null>>): RoundChanges {
  const { t, n } = useI18n();
  const router = useRouter();
  const { offer } = useUndo();
  const chosen = useRoundSelection();
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
    move: (from, to) =>
      change(t('rounds.moved', { from: from + 1, to: to + 1 }), (round) => {
        const stops = [...round.stops];
        stops.splice(to, 0, ...stops.splice(from, 1));
        return { ...round, stops };
      }),
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
    /** The requests chosen meanwhile on the table or the map join this round. */
    async addChosen() {
      const ids = chosen.ids;
      const visits = await readVisits(ids);
      const { withoutPlace } = stopsOfListings(visits, uuidv7, view.value?.round.stops ?? []);
      const undo = await changeRound(id.value, (round) => ({
        ...round,
        stops: [...stopsOfListings(visits, uuidv7, round.stops).stops],
      }));
      chosen.clear();
      // Those without a place stay chosen: they are shown, never dropped.
      chosen.add(withoutPlace);
      const added = ids.length - withoutPlace.length;
      offer(t('rounds.added', { n: n(added) }, added), async () => {
        await undo();
        chosen.add(ids);
      });
    },
    async handOver(stopId, to) {
      offer(t('rounds.handedOver', { name: to.name }), await moveStop(id.value, stopId, to.id));
    },
    async part() {
      problem.value = '';
      const parted = await partRound(id.value, (name) => t('rounds.secondOf', { name: name.slice(0, 100) }));
      if (parted === null) return fail(t('rounds.notParted'));
      const [staying, leaving] = parted.doors;
      offer(t('rounds.parted', { first: doors(staying), second: doors(leaving) }), parted.undo);
    },
    async again() {
      problem.value = '';
      const weekday = (date: string): string => formatDate(date, 'weekday');
      const repeated = await repeatRound(id.value, today(), (name, from, to) =>
        name.replace(weekday(from), weekday(to)).slice(0, 120),
      );
      if (!repeated.ok) return fail(t('rounds.nothingOpen'));
      const { id: againId, date, closed, undo } = repeated.data;
      const back = router.currentRoute.value.fullPath;
      await router.push(`/tournees/${againId}`);
      offer(t('rounds.repeated', { date: weekday(date), n: n(closed) }, closed), async () => {
        await undo();
        await router.push(back);
      });
    },
    async remove() {
      const gone = id.value;
      const undo = await removeRound(gone);
      await router.push('/tournees');
      offer(t('rounds.roundRemoved'), async () => {
        await undo();
        await router.push(`/tournees/${gone}`);
      });
    },
  };
}

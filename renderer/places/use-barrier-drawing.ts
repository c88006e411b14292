import { v7 as uuidv7 } from 'uuid';
import { computed, type ComputedRef, ref, type Ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Barrier } from '../../shared/domain/barrier.ts';
import type { Point } from '../../shared/domain/place.ts';
import { nearestOn, planeAround } from '../../shared/routing/plane.ts';
import { announce } from '../ui/announce.ts';
import { useHistory } from '../model/history.ts';
import { changeBarriers } from '../model/commands/barrier-commands.ts';

/** A crossing is put on the line when the click is this near to it, in metres. */
const nearEnough = 60;
const mostPoints = 200;
const mostCrossings = 50;

export interface BarrierDrawing {
  /** Points of the line being drawn; empty when none is. */
  readonly draft: Readonly<Ref<readonly Point[]>>;
  readonly mode: Readonly<Ref<'rest' | 'line' | 'crossing'>>;
  /** Does the next click on the map mean something here? */
  readonly picking: ComputedRef<boolean>;
  readonly problem: Readonly<Ref<string>>;
  begin(): void;
  pick(point: Point): Promise<void>;
  /** Takes the last point back. */
  back(): void;
  /** Keeps the line; `closed`: all around. */
  finish(closed: boolean): Promise<void>;
  addCrossing(barrier: Barrier): void;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  stop(): void;
}

/** Draws what nobody walks through: a line point by point, then its crossings. */
export function useBarrierDrawing(): BarrierDrawing {
  const { t, n } = useI18n();
  const { offer } = useHistory();
  const draft = shallowRef<readonly Point[]>([]);
  const mode = ref<'rest' | 'line' | 'crossing'>('rest');
  const problem = ref('');
  let crossed: Barrier | null = null;

  function stop(): void {
    draft.value = [];
    mode.value = 'rest';
    problem.value = '';
    crossed = null;
  }

  async function putCrossing(point: Point): Promise<void> {
    const on = crossed;
    if (on === null) return;
    const plane = planeAround(point);
    const near = nearestOn(on.line.map(plane.flat), plane.flat(point));
    if (near === null || near.metres > nearEnough) {
      problem.value = t('places.barriers.tooFar');
      return;
    }
    if (on.crossings.length >= mostCrossings) {
      problem.value = t('places.barriers.full');
      return;
    }
    stop();
    const crossing = plane.point(near.at);
    const { undo } = await changeBarriers((all) =>
      all.map((one) => (one.id === on.id ? { ...one, crossings: [...one.crossings, crossing] } : one)),
    );
    offer(t('places.barriers.crossingAdded', { name: on.name }), undo);
  }

  return {
    draft,
    mode,
    picking: computed(() => mode.value !== 'rest'),
    problem,
    begin() {
      stop();
      mode.value = 'line';
    },
    async pick(point) {
      problem.value = '';
      if (mode.value === 'crossing') return await putCrossing(point);
      if (mode.value !== 'line' || draft.value.length >= mostPoints) return;
      draft.value = [...draft.value, { lat: point.lat, lon: point.lon }];
      announce(t('places.barriers.points', { n: n(draft.value.length) }, draft.value.length));
    },
    back: () => (draft.value = draft.value.slice(0, -1)),
    async finish(closed) {
      const [first] = draft.value;
      if (!first || draft.value.length < 2) return;
      const line = closed ? [...draft.value, first] : draft.value;
      stop();
      const { undo } = await changeBarriers((all) => {
        const name = t('places.barriers.usualName', { n: n(all.length + 1) });
        return [...all, { id: uuidv7(), name, line: [...line], crossings: [] }];
      });
      offer(t(closed ? 'places.barriers.keptRing' : 'places.barriers.kept'), undo);
    },
    addCrossing(barrier) {
      stop();
      crossed = barrier;
      mode.value = 'crossing';
    },
    async rename(id, name) {
      const words = name.trim().slice(0, 80);
      if (words !== '')
        await changeBarriers((all) => all.map((one) => (one.id === id ? { ...one, name: words } : one)));
    },
    async remove(id) {
      stop();
      const { undo } = await changeBarriers((all) => all.filter((one) => one.id !== id));
      offer(t('places.barriers.removed'), undo);
    },
    stop,
  };
}

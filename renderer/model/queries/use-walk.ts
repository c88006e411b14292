import { computed, type ComputedRef } from 'vue';
import { type Walk, walkAround } from '../../../shared/routing/walk-around.ts';
import { useBarriers } from './use-barriers.ts';

/** How people walk here: straight, or around what the coordinator has drawn. */
export function useWalk(): ComputedRef<Walk> {
  const barriers = useBarriers().value;
  return computed(() => walkAround(barriers.value));
}

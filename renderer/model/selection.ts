import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

/** Requests chosen for the next round, from the table and from the map alike. Lives as long as the window. */
export const useRoundSelection = defineStore('round-selection', () => {
  const ids = ref<readonly string[]>([]);
  const count = computed(() => ids.value.length);

  function has(id: string): boolean {
    return ids.value.includes(id);
  }
  function toggle(id: string): void {
    ids.value = has(id) ? ids.value.filter((other) => other !== id) : [...ids.value, id];
  }
  function add(more: readonly string[]): void {
    ids.value = [...new Set([...ids.value, ...more])];
  }
  function remove(some: readonly string[]): void {
    ids.value = ids.value.filter((id) => !some.includes(id));
  }
  function clear(): void {
    ids.value = [];
  }
  return { ids, count, has, toggle, add, remove, clear };
});

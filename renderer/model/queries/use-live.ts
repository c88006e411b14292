import { liveQuery } from 'dexie';
import { onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue';

export interface LiveValue<T> {
  /** The latest answer; the initial value until the first one. */
  readonly value: Readonly<ShallowRef<T>>;
  /** False until the database has answered once. */
  readonly loaded: Readonly<ShallowRef<boolean>>;
  readonly failed: Readonly<ShallowRef<Error | null>>;
}

/**
 * Follows a database query, in this window, in other windows and in workers.
 * `dependencies` are read outside the query: when one changes, the query starts again.
 */
export function useLive<T>(
  query: () => Promise<T>,
  initial: T,
  dependencies: () => unknown = () => null,
): LiveValue<T> {
  const value = shallowRef(initial) as ShallowRef<T>;
  const loaded = shallowRef(false);
  const failed = shallowRef<Error | null>(null);
  let stop = () => {};
  watch(
    dependencies,
    () => {
      stop();
      const subscription = liveQuery(query).subscribe({
        next: (answer) => {
          value.value = answer;
          loaded.value = true;
          failed.value = null;
        },
        error: (error: unknown) => {
          failed.value = error instanceof Error ? error : new Error(String(error));
        },
      });
      stop = () => subscription.unsubscribe();
    },
    { immediate: true },
  );
  onScopeDispose(() => stop());
  return { value, loaded, failed };
}

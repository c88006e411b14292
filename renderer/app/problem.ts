import { readonly, shallowRef } from 'vue';

const shown = shallowRef(false);

/** Has something gone wrong that nobody expected? Said once, in plain words. */
export const problemShown = readonly(shown);

/**
 * Where an unexpected error ends. Only the kind of error and the places in the code are logged: a message
 * may quote what was being worked on.
 */
export function reportProblem(error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  // A cancelled fetch is a wish, not a problem; a ResizeObserver that lags hurts nobody.
  if (kind === 'AbortError') return;
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line)) : [];
  // eslint-disable-next-line no-console -- the only log of the interface
  console.error(`unexpected: ${kind}\n${places.slice(0, 8).join('\n')}`);
  shown.value = true;
}

export function dismissProblem(): void {
  shown.value = false;
}

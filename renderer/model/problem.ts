import { readonly, shallowRef } from 'vue';
import { isForWantOfRoom } from './disk-room.ts';

type Problem = 'unexpected' | 'disk-full';

const shown = shallowRef<Problem | null>(null);

/** What has gone wrong that no screen answers for. Said once, in plain words. */
export const problemShown = readonly(shown);

/**
 * Where an unexpected error ends. Only the kind of error and the places in the code are logged: a message
 * may quote what was being worked on.
 */
export function reportProblem(error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line)) : [];
  // eslint-disable-next-line no-console -- the only log of the interface
  console.error(`unexpected: ${kind}\n${places.slice(0, 8).join('\n')}`);
  void isForWantOfRoom(error).then((full) => (shown.value = full ? 'disk-full' : 'unexpected'));
}

export function dismissProblem(): void {
  shown.value = null;
}

import { effectScope, ref, watch } from 'vue';
import type { DeskQuery } from '../../../renderer/model/index/desk.ts';
import { useDesk } from '../../../renderer/model/index/desk.ts';
import { db } from '../../../renderer/db/open-database.ts';
import { lockVault, unlockVault } from '../../../renderer/db/vault/vault.ts';
import type { Listing } from '../../../shared/domain/listing.ts';

const passphrase = 'une phrase pour mesurer';

const tasks: number[] = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
  type: 'longtask',
});

/** Longest task of the main thread since the last call; 0 when none passed 50 ms, which is where the browser counts from. */
export function longestTask(): number {
  return Math.max(0, ...tasks.splice(0));
}

export async function fillDesk(json: string): Promise<void> {
  const listings = JSON.parse(json) as Listing[];
  // As a first fetch leaves them, in packs.
  await db().listings.bulkAdd(
    listings.map((base) => ({ id: base.id, base, local: null, etag: `"${base.version}"`, generation: 1 })),
  );
}

/** Milliseconds from the unlock to the first screen, and to the whole desk; and the time of each key stroke. */
export async function openDesk(): Promise<{ first: number; whole: number }> {
  lockVault();
  const start = performance.now();
  await unlockVault(passphrase);
  const scope = effectScope();
  const query = ref(emptyQuery());
  const { answer } = scope.run(() => useDesk(query)) ?? never();
  let first = 0;
  await new Promise<void>((resolve) => {
    const stop = watch(answer, ({ rows, matching, total }) => {
      if (first === 0 && rows.length > 0) first = performance.now() - start;
      if (total > 0 && matching === total) {
        stop();
        resolve();
      }
    });
  });
  scope.stop();
  return { first, whole: performance.now() - start };
}

/** Milliseconds from each key press of each word to its results. */
export async function typeInDesk(words: readonly string[]): Promise<number[]> {
  const scope = effectScope();
  const query = ref(emptyQuery());
  const { answer, loaded } = scope.run(() => useDesk(query)) ?? never();
  if (!loaded.value) await next(answer);
  const strokes: number[] = [];
  for (const word of words) {
    for (let letters = 1; letters <= word.length; letters++) {
      const start = performance.now();
      query.value = { ...query.value, text: word.slice(0, letters) };
      await next(answer);
      strokes.push(performance.now() - start);
    }
  }
  scope.stop();
  return strokes;
}

function next(answer: ReturnType<typeof useDesk>['answer']): Promise<void> {
  return new Promise((resolve) => {
    const stop = watch(answer, () => {
      stop();
      resolve();
    });
  });
}

export function emptyQuery(): DeskQuery {
  return {
    text: '',
    kinds: [],
    categories: [],
    quartierIds: [],
    statuses: [],
    waitingDays: null,
    sort: { by: 'since', direction: 'down' },
    from: null,
    offset: 0,
    limit: 60,
  };
}

function never(): never {
  throw new Error('no scope');
}

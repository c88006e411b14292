import { contentHash } from '../measured-sync/canonical-content.ts';
import type { SyncArm } from './arms/sync-arm.ts';

export interface ArmRun {
  readonly milliseconds: number;
  readonly requests: number;
  readonly bytes: number;
  /** Of the main thread; 0 when none passed 50 ms, which is where the browser counts from. */
  readonly longestTask: number;
  /** Milliseconds to the first rows of what follows the database; `null` where nothing follows, or had rows before. */
  readonly firstRows: number | null;
}

const tasks: number[] = [];
const noteTasks = (entries: PerformanceEntryList): void => {
  tasks.push(...entries.map(({ duration }) => duration));
};
const observer = new PerformanceObserver((list) => noteTasks(list.getEntries()));
observer.observe({ type: 'longtask' });
performance.setResourceTimingBufferSize(20_000);

/** One pull or push with what shows the listings open, if the arm has such a thing. */
async function measure(arm: SyncArm, work: () => Promise<{ requests: number; bytes: number } | null>): Promise<ArmRun> {
  let start = Infinity;
  const seen: { first: number | null; tell: () => void } = { first: null, tell: () => {} };
  let wasEmpty = false;
  let stop = (): void => {};
  if (arm.follow) {
    const { follow } = arm;
    await new Promise<void>((resolve) => {
      stop = follow((rows) => {
        if (start === Infinity) {
          wasEmpty = rows === 0;
          resolve();
        } else if (rows > 0 && seen.first === null) {
          seen.first = performance.now() - start;
          seen.tell();
        }
      });
    });
  }
  performance.clearResourceTimings();
  observer.takeRecords();
  tasks.length = 0;
  start = performance.now();
  const own = await work();
  const milliseconds = performance.now() - start;
  if (wasEmpty && seen.first === null) await new Promise<void>((resolve) => (seen.tell = resolve));
  noteTasks(observer.takeRecords());
  stop();
  return {
    milliseconds,
    ...(own ?? trafficSeen()),
    longestTask: Math.max(0, ...tasks),
    firstRows: wasEmpty ? seen.first : null,
  };
}

function trafficSeen(): { requests: number; bytes: number } {
  const replies = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) =>
    name.includes('/city/'),
  );
  return { requests: replies.length, bytes: replies.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0) };
}

/** What a bench calls from outside, by the arm’s name. */
function offered(arms: Readonly<Record<string, SyncArm>>) {
  const arm = (name: string): SyncArm => {
    const found = arms[name];
    if (!found) throw new Error(`no arm ${name} on this page`);
    return found;
  };
  return {
    empty: (name: string) => arm(name).empty(),
    pull: (name: string) => measure(arm(name), () => arm(name).pull()),
    /** The same with nothing open and nothing measured. */
    catchUp: async (name: string) => {
      await arm(name).pull();
    },
    sends: (name: string) => arm(name).push !== undefined,
    edit: (name: string, titles: Readonly<Record<string, string>>) => arm(name).edit?.(new Map(Object.entries(titles))),
    push: (name: string) => measure(arm(name), async () => (await arm(name).push?.()) ?? null),
    hash: async (name: string) => contentHash(await arm(name).listings()),
  };
}

export function offerArms(arms: Readonly<Record<string, SyncArm>>): void {
  window.arms = offered(arms);
}

declare global {
  interface Window {
    arms: ReturnType<typeof offered>;
  }
}

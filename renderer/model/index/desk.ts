import { databaseName } from '../../db/database-name.ts';
import { plainCopy } from '../plain-copy.ts';
import { onScopeDispose, type Ref, shallowRef, watch } from 'vue';
import type { Gap } from '../../../shared/matching/gap-board.ts';
import { noteDamage } from '../../db/open-database.ts';
import { keyForWorker, onLock } from '../../db/vault/vault.ts';
import type { DeskReply, DeskRequest } from './desk-protocol.ts';
import type { DeskAnswer, DeskPoints, DeskQuery, PersonHit } from './desk-query.ts';

export type { DeskAnswer, DeskPoints, DeskQuery, ListingRow, PersonHit } from './desk-query.ts';

type Reply<Type extends DeskReply['type']> = Extract<DeskReply, { type: Type }>;

/** Started by the first question after the unlock, ended by the lock. */
let worker: Worker | null = null;
let lastNumber = 0;
const watchers = new Map<number, { receive: (reply: DeskReply) => void; reset: () => void }>();
const waitingForPeople = new Map<number, (hits: PersonHit[]) => void>();

const nothing: DeskAnswer = { rows: [], offset: 0, matching: 0, total: 0 };
const nowhere: DeskPoints = {
  ids: [],
  lats: new Float64Array(),
  lons: new Float64Array(),
  kinds: new Uint8Array(),
  visitable: new Uint8Array(),
};

/** Follows a query: the rows of one page, and how many there are in all. Call in a component or a scope. */
export function useDesk(query: Readonly<Ref<DeskQuery>>): { answer: Ref<DeskAnswer>; loaded: Ref<boolean> } {
  const answer = shallowRef(nothing);
  const loaded = follow(query, 'rows', answer, nothing, (reply: Reply<'rows'>) => reply.answer);
  return { answer, loaded };
}

/** Everything located that fits a query, for a map. `offset` and `limit` do not matter. */
export function useDeskPoints(query: Readonly<Ref<DeskQuery>>): { points: Ref<DeskPoints>; loaded: Ref<boolean> } {
  const points = shallowRef(nowhere);
  const loaded = follow(query, 'points', points, nowhere, (reply: Reply<'points'>) => reply.points);
  return { points, loaded };
}

/** The answer as it is now, once; nothing when the desk is locked meanwhile. */
export async function askDesk(query: DeskQuery): Promise<DeskAnswer> {
  const number = ++lastNumber;
  return await new Promise((resolve) => {
    const end = (answer: DeskAnswer) => {
      watchers.delete(number);
      resolve(answer);
    };
    watchers.set(number, {
      receive: (reply) => {
        worker?.postMessage({ type: 'unwatch', watch: number } satisfies DeskRequest);
        end((reply as Reply<'rows'>).answer);
      },
      reset: () => end(nothing),
    });
    send({ type: 'watch', watch: number, shape: 'rows', query: plain(query) });
  });
}

/** Neighbours and contacts of the city's listings by a few letters of name or digits of telephone; at most 20. */
export async function findPeople(text: string): Promise<PersonHit[]> {
  const request = ++lastNumber;
  return await new Promise((resolve) => {
    waitingForPeople.set(request, resolve);
    send({ type: 'people', request, text });
  });
}

/** Follows the gap board: quartier × category, the widest shortage first. */
export function useDeskGaps(): { gaps: Ref<readonly Gap[]>; loaded: Ref<boolean> } {
  const gaps = shallowRef<readonly Gap[]>([]);
  const loaded = follow(shallowRef(null), 'gaps', gaps, [], (reply: Reply<'gaps'>) => reply.gaps);
  return { gaps, loaded };
}

function follow<Type extends 'rows' | 'points' | 'gaps', Value>(
  query: Readonly<Ref<DeskQuery | null>>,
  shape: Type,
  value: Ref<Value>,
  empty: Value,
  read: (reply: Reply<Type>) => Value,
): Ref<boolean> {
  const number = ++lastNumber;
  const loaded = shallowRef(false);
  watchers.set(number, {
    receive: (reply) => {
      value.value = read(reply as Reply<Type>);
      loaded.value = true;
    },
    reset: () => {
      value.value = empty;
      loaded.value = false;
    },
  });
  watch(query, (asked) => send(asking(number, shape, asked)), { immediate: true, deep: true });
  onScopeDispose(() => {
    watchers.delete(number);
    worker?.postMessage({ type: 'unwatch', watch: number } satisfies DeskRequest);
  });
  return loaded;
}

function asking(number: number, shape: 'rows' | 'points' | 'gaps', query: DeskQuery | null): DeskRequest {
  if (shape === 'gaps' || query === null) return { type: 'watch', watch: number, shape: 'gaps' };
  return { type: 'watch', watch: number, shape, query: plain(query) };
}

function send(request: DeskRequest): void {
  worker ??= startWorker();
  worker.postMessage(request);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: databaseName() });
  started.onmessage = ({ data }: MessageEvent<DeskReply>) => {
    if (data.type === 'damaged') {
      noteDamage(data.row);
    } else if (data.type === 'people') {
      waitingForPeople.get(data.request)?.(data.hits);
      waitingForPeople.delete(data.request);
    } else {
      watchers.get(data.watch)?.receive(data);
    }
  };
  started.postMessage({ type: 'open', key: keyForWorker() } satisfies DeskRequest);
  return started;
}

onLock(() => {
  worker?.terminate();
  worker = null;
  for (const resolve of waitingForPeople.values()) resolve([]);
  waitingForPeople.clear();
  for (const watcher of watchers.values()) watcher.reset();
});

/** Reactive proxies cannot be posted. */
function plain(query: DeskQuery): DeskQuery {
  return plainCopy(query);
}

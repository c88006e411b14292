import { liveQuery, type Subscription } from 'dexie';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { SyncProgress } from '../../shared/sync/ports.ts';
import { checkDiskRoom, diskRoom, isReadOnly } from './disk-room.ts';
import { whenLogged } from './log/when-logged.ts';
import { hostHasHeard } from './host-lock.ts';
import { shell } from './shell.ts';
import { db, isDatabaseOpen } from '../db/open-database.ts';
import type { SyncRun } from '../db/records.ts';
import { onLock, onUnlock } from '../db/vault/vault.ts';
import { capabilityNotes } from '../../shared/city/capability-notes.ts';
import { countOpenConflicts } from './queries/open-conflicts.ts';
import { countParked } from './queries/queue-items.ts';
import { everyQuarterHour } from '../workers/sync/quarter-hour.ts';
import { runInWorker } from '../workers/sync/run-in-worker.ts';
import type { Resync } from '../workers/sync/sync-protocol.ts';
import { createSynchroniser } from '../workers/sync/synchroniser.ts';

export type SyncStatus = 'idle' | 'running' | 'offline' | 'sign-in' | 'problem' | 'not-connected';

/**
 * The exchange with the city, as several screens show it. Runs after each unlock, when the network comes
 * back, every quarter of an hour, and on demand.
 */
export const useSynchroniser = defineStore('synchroniser', () => {
  const running = ref(false);
  const connected = ref(true);
  const online = ref(navigator.onLine);
  const progress = shallowRef<SyncProgress | null>(null);
  const lastRun = shallowRef<SyncRun | null>(null);
  /** Nothing is ever sent with this token. */
  const readsOnly = ref(false);
  const waiting = ref(0);
  const parked = ref(0);
  const conflicts = ref(0);

  const synchroniser = createSynchroniser({
    locks: navigator.locks,
    database: db,
    isLocked: () => !isDatabaseOpen(),
    connection: async () => {
      await hostHasHeard();
      const status = await shell.city.status();
      const connection = status.ok ? status.data : null;
      readsOnly.value = connection !== null && capabilityNotes(connection.account).readOnly;
      return connection;
    },
    // A worker whose database was shut for want of room knows only that it was shut.
    run: async (...given) => {
      const end = await runInWorker(...given);
      const shut = 'problem' in end && end.problem === 'unexpected' && (await checkDiskRoom(), isReadOnly());
      return shut ? { problem: 'disk-full' } : end;
    },
  });

  const state = computed<SyncStatus>(() => {
    if (running.value) return 'running';
    if (!connected.value) return 'not-connected';
    if (!online.value) return 'offline';
    switch (lastRun.value?.problem ?? null) {
      case null:
        return 'idle';
      case 'unreachable':
        return 'offline';
      case 'sign-in':
        return 'sign-in';
      default:
        return 'problem';
    }
  });

  /** Never throws: the outcome is in `state` and `lastRun`. */
  async function synchronise(resync: Resync = 'no'): Promise<void> {
    // Asked for again once room was made: not to be refused for what was so ten seconds ago.
    if (isReadOnly()) await checkDiskRoom();
    running.value = true;
    try {
      const answer = await synchroniser.synchronise(resync, (step) => (progress.value = step));
      // What it has changed of ours waits for the log like what a command has.
      if (answer.type === 'ran') await whenLogged();
      connected.value = answer.type !== 'not-connected';
      if (answer.type === 'ran') lastRun.value = answer.run;
    } finally {
      running.value = false;
      progress.value = null;
    }
  }

  /** An exchange that had begun without network may still end without: then a second one follows it. */
  async function comeBack(): Promise<void> {
    const begunBefore = running.value;
    await synchronise();
    if (begunBefore && lastRun.value?.problem === 'unreachable') await synchronise();
  }

  // What is complete is written: the rest comes once there is room.
  watch(diskRoom, () => {
    if (running.value && isReadOnly()) synchroniser.cancel();
  });

  let following: Subscription[] = [];
  /** `null` while locked. */
  let stopTimer: (() => void) | null = null;

  onUnlock(() => {
    following = [
      liveQuery(() => db().outbox.where('state').anyOf('waiting', 'sent').count()).subscribe(
        (n) => (waiting.value = n),
      ),
      liveQuery(countParked).subscribe((n) => (parked.value = n)),
      liveQuery(countOpenConflicts).subscribe((n) => (conflicts.value = n)),
      liveQuery(() =>
        db()
          .syncRuns.orderBy('id')
          .reverse()
          .filter((run) => run.endedAt !== null)
          .first(),
      ).subscribe((run) => (lastRun.value = run ?? null)),
    ];
    stopTimer = everyQuarterHour(navigator.locks, () => void synchronise());
    void synchronise();
  });

  onLock(() => {
    for (const subscription of following) subscription.unsubscribe();
    stopTimer?.();
    stopTimer = null;
    lastRun.value = null;
    waiting.value = parked.value = conflicts.value = 0;
  });

  addEventListener('online', () => {
    online.value = true;
    if (stopTimer !== null) void comeBack();
  });
  addEventListener('offline', () => (online.value = false));

  return {
    state,
    online,
    progress,
    lastRun,
    readsOnly,
    waiting,
    parked,
    conflicts,
    synchronise: (resync?: Resync) => synchronise(resync),
    cancel: () => synchroniser.cancel(),
  };
});

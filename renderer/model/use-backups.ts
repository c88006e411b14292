import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { BackupFailure, BackupOutcome, BackupState } from '../../shared/backup/backup-bridge.ts';
import { lastChange } from '../db/changes.ts';
import { db, isDatabaseOpen } from '../db/open-database.ts';
import { readSetting } from '../db/settings.ts';
import { onLock, onSecret, onUnlock, type ShownSecret } from '../db/vault/vault.ts';
import { reportProblem } from './problem.ts';
import { shell } from './shell.ts';

/** A folder on a disk that comes and goes may be away for that long before it is said. */
const mostDaysAway = 7;
/** After the unlock the listings come first; then, once an hour, whether a day has gone by. */
const firstLook = 60_000;
const eachLook = 3_600_000;
const mostSecondsToClose = 60;
const oneAtATime = 'palier-backup';

/** Backups, as several screens show them. Made once a day, before the lock, and on demand. */
export const useBackups = defineStore('backups', () => {
  const progress = shallowRef<{ readonly done: number; readonly total: number } | null>(null);
  const state = shallowRef<BackupState | null>(null);
  const madeAt = ref<string | null>(null);
  const outcome = shallowRef<BackupOutcome | null>(null);
  const failure = ref<BackupFailure | null>(null);
  const damaged = ref(0);
  let stop = new AbortController();
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const chosen = computed(() => state.value?.places.find(({ place }) => place === 'chosen') ?? null);
  /** Whole days for which the chosen folder has not been there; 0: it is, or not for long. */
  const daysAway = computed(() => {
    const since = chosen.value?.problem ? chosen.value.lastSeenAt : null;
    const days = since === null ? 0 : Math.floor((Date.now() - Date.parse(since)) / 86_400_000);
    return days >= mostDaysAway ? days : 0;
  });

  async function refresh(): Promise<void> {
    const answer = await shell.backups.state();
    if (answer.ok) state.value = answer.data;
    if (isDatabaseOpen()) madeAt.value = (await readSetting('backup-made'))?.at ?? null;
  }

  /** Joins the one that is under way. */
  function make(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
      progress.value = null;
    });
    return running;
  }

  async function run(): Promise<void> {
    stop = new AbortController();
    progress.value = { done: 0, total: 0 };
    // A key may be about to be renewed.
    await turn;
    const info = await shell.app.info();
    const ports = { backups: shell.backups, version: info.ok ? info.data.version : '', now: () => new Date() };
    const onProgress = (done: number, total: number) => (progress.value = { done, total });
    try {
      const { makeBackup } = await import('./backups/make-backup.ts');
      const made = await navigator.locks.request(oneAtATime, () => makeBackup(ports, onProgress, stop.signal));
      failure.value = made.ok ? null : made.code;
      if (made.ok) {
        outcome.value = made.data.outcome;
        damaged.value = made.data.damaged;
      }
      await refresh();
    } catch (error) {
      // The lock of the vault may fall at any moment; that is no problem to be told.
      if (isDatabaseOpen()) throw error;
    }
  }

  async function makeIfDue(): Promise<void> {
    if (!isDatabaseOpen() || (await readSetting('first-start')) !== null) return;
    const { isBackupDue } = await import('./backups/make-backup.ts');
    if (await isBackupDue(await lastChange(db()), new Date())) await make();
  }

  /** No longer than somebody waits who leaves; what is not done then is done the next time. */
  async function makeBeforeClosing(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, mostSecondsToClose * 1000));
    await Promise.race([makeIfDue().catch(reportProblem), late]);
  }

  function cancel(): void {
    stop.abort();
  }

  function look(after: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void refresh().then(makeIfDue).catch(reportProblem);
      look(eachLook);
    }, after);
  }

  async function chooseFolder(): Promise<BackupFailure | null> {
    const answer = await shell.backups.chooseFolder();
    await refresh();
    return answer.ok || answer.code === 'cancelled' ? null : answer.code;
  }

  async function forgetFolder(): Promise<void> {
    await shell.backups.forgetFolder();
    await refresh();
  }

  /** One after the other: the second would not know what the first has kept. */
  function follow(secret: ShownSecret): void {
    turn = turn.then(async () => {
      try {
        // Loaded when needed: the first page is there without it.
        const { followSecret } = await import('./backups/backup-keys.ts');
        await followSecret(secret, shell.backups);
      } catch (error) {
        if (isDatabaseOpen()) reportProblem(error);
      }
    });
  }

  shell.onClosing(() => void makeBeforeClosing().finally(() => window.close()));
  onSecret(follow);
  onUnlock(() => {
    void refresh().catch(reportProblem);
    look(firstLook);
  });
  onLock(() => {
    clearTimeout(timer);
    [madeAt.value, outcome.value, failure.value, damaged.value] = [null, null, null, 0];
  });

  return {
    progress,
    state,
    chosen,
    daysAway,
    madeAt,
    outcome,
    failure,
    damaged,
    refresh,
    make,
    makeBeforeClosing,
    cancel,
    chooseFolder,
    forgetFolder,
  };
});

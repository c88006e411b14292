import { liveQuery, type Subscription } from 'dexie';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { lastChange } from '../../db/changes.ts';
import { databaseName } from '../../db/database-name.ts';
import { db, isDatabaseOpen } from '../../db/open-database.ts';
import { keyForWorker, onHeaderChange, onLock } from '../../db/vault/vault.ts';
import { readHeader } from '../../db/vault/vault-header.ts';
import { reportProblem } from '../problem.ts';
import { shell } from '../shell.ts';
import { DurableLog, type LogProblem, type LogProgress } from './durable-log.ts';
import { logCommandsWith } from './when-logged.ts';

const tryAgainAfter = 30_000;
const tidyAfter = 2_000;

/** The log beside the database, as the frame shows it: what is wrong with it, and how far its first copy is. */
export const useDurableLog = defineStore('durable-log', () => {
  const problem = shallowRef<LogProblem | null>(null);
  const progress = shallowRef<LogProgress | null>(null);
  const renewed = shallowRef(false);
  let log = fresh();
  let following: Subscription | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let tidying: ReturnType<typeof setTimeout> | undefined;

  function fresh(): DurableLog {
    return new DurableLog({
      shell,
      locks: navigator.locks,
      database: db,
      databaseName,
      dataKey: keyForWorker,
      header: readHeader,
      tellProblem: (found) => (problem.value = found),
      tellProgress: (now) => (progress.value = now),
      tellRenewed: () => (renewed.value = true),
    });
  }

  /** After each commit; also what no command has written: the exchange with the city. */
  async function flush(): Promise<void> {
    clearTimeout(again);
    try {
      await log.flush();
    } catch (error) {
      // The lock of the vault may fall at any `await`: what is not logged is at the next unlock.
      if (!isDatabaseOpen()) return;
      problem.value = 'disk-failed';
      reportProblem(error);
    }
    if (problem.value !== null && isDatabaseOpen()) again = setTimeout(() => void flush(), tryAgainAfter);
    clearTimeout(tidying);
    tidying = setTimeout(() => void tidy(), tidyAfter);
  }

  /** While nobody types. */
  async function tidy(): Promise<void> {
    try {
      if (isDatabaseOpen()) await log.acknowledge();
      if (isDatabaseOpen()) await log.compact();
    } catch (error) {
      if (isDatabaseOpen()) reportProblem(error);
    }
  }

  /** After an unlock. `false`: the log knows more than the database, which has lost something. */
  async function resume(): Promise<boolean> {
    const resumed = await log.resume().catch(() => ({ ok: true }));
    if (!resumed.ok) return false;
    follow();
    return true;
  }

  /** What was recovered is the beginning of a new log; the old one is set aside. */
  async function startAfterRecovery(): Promise<void> {
    const begun = await log.renew();
    if (!begun.ok)
      problem.value = begun.code === 'disk-full' || begun.code === 'not-writable' ? begun.code : 'disk-failed';
    follow();
  }

  function follow(): void {
    logCommandsWith(flush);
    following ??= liveQuery(() => lastChange(db())).subscribe(() => void flush());
  }

  onHeaderChange(() => log.keepVault());
  onLock(() => {
    logCommandsWith(null);
    following?.unsubscribe();
    following = null;
    clearTimeout(again);
    clearTimeout(tidying);
    problem.value = progress.value = null;
    log = fresh();
  });

  function dismissRenewed(): void {
    renewed.value = false;
  }

  return { problem, progress, renewed, resume, startAfterRecovery, retry: () => flush(), dismissRenewed };
});

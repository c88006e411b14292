import { defineStore } from 'pinia';
import { nextTick, ref, shallowRef } from 'vue';
import { ok, type Result } from '../../shared/result.ts';
import { readSetting } from '../db/settings.ts';
import { closeDatabase, isDatabaseOpen } from '../db/open-database.ts';
import { createVault, lockVault, onLock, unlockVault, unlockWithRecoveryKey } from '../db/vault/vault.ts';
import { checkDiskRoom, isForWantOfRoom, watchDiskRoom } from './disk-room.ts';
import { beginPageAnew, hostHasHeard, lockHostLeftOpen } from './host-lock.ts';
import { keepFirstStep } from './commands/passing-settings.ts';
import { useDurableLog } from './log/use-durable-log.ts';
import { opensBeside, type RecoveryCause, recoveryStanding } from './recovery/recovery-standing.ts';
import { useRecovery } from './recovery/use-recovery.ts';
import { shell } from './shell.ts';
import { useBackups } from './use-backups.ts';

/**
 * `no-room`: so little room on the disk that even opening the database would put it at risk. `closing`: nothing is shown any
 * more, and the last backup is being made.
 */
export type Phase = 'loading' | 'no-room' | 'first-start' | 'locked' | 'recovery' | 'open' | 'closing';
export type FirstStep = 'passphrase' | 'recovery-key' | 'city' | 'fetch';

/** Who may see what: first start, locked, recovery, open. The first start resumes at the step where it was left. */
export const useSession = defineStore('session', () => {
  const phase = ref<Phase>('loading');
  const step = ref<FirstStep>('passphrase');
  /** In memory only, until the coordinator has it on paper. */
  const recoveryKey = shallowRef<string | null>(null);

  const log = useDurableLog();
  const recovery = useRecovery();
  const backups = useBackups();
  /** The lock on the way into a recovery, which goes on in this page. */
  let recovering = false;

  async function begin(): Promise<void> {
    watchDiskRoom();
    if ((await checkDiskRoom()) === 'unopened') {
      phase.value = 'no-room';
      return;
    }
    if (isDatabaseOpen()) return await enter();
    await lockHostLeftOpen();
    const standing = await recoveryStanding(shell);
    if (standing.phase === 'recovery') recovery.begin(standing.cause, standing.vault);
    phase.value = standing.phase;
  }

  async function enter(): Promise<void> {
    if (!(await log.resume())) return recover('database-behind');
    await show();
  }

  function recover(cause: RecoveryCause): void {
    recovery.begin(cause, null);
    recovering = true;
    lockVault();
    recovering = false;
    phase.value = 'recovery';
  }

  /** From the beginning, where nothing that is here can be opened. A backup is restored from the settings, later. */
  async function startAfresh(): Promise<void> {
    if (await recovery.setAside()) phase.value = 'first-start';
  }

  /** Once the log is followed: what is seen then is kept. */
  async function show(): Promise<void> {
    await hostHasHeard();
    const left = await readSetting('first-start');
    if (left !== null) {
      step.value = left;
      phase.value = 'first-start';
    } else {
      phase.value = 'open';
    }
  }

  async function create(passphrase: string): Promise<void> {
    const created = await createVault(passphrase);
    recoveryKey.value = created.recoveryKey;
    await log.resume();
    await goTo('recovery-key');
  }

  async function goTo(next: Exclude<FirstStep, 'passphrase'>): Promise<void> {
    await keepFirstStep(next);
    if (next !== 'recovery-key') recoveryKey.value = null;
    step.value = next;
  }

  async function finish(): Promise<void> {
    await keepFirstStep(null);
    recoveryKey.value = null;
    phase.value = 'open';
  }

  async function unlock(passphrase: string): Promise<Result<null>> {
    return await openWith(passphrase, () => unlockVault(passphrase));
  }

  async function unlockByKey(key: string): Promise<Result<null>> {
    return await openWith(key, () => unlockWithRecoveryKey(key));
  }

  /** What does not open though the words were right is for the recovery. */
  async function openWith(typed: string, open: () => Promise<Result<null>>): Promise<Result<null>> {
    try {
      const unlocked = await open();
      if (unlocked.ok) await enter();
      else if (unlocked.code === 'no-vault') await begin();
      else if (await opensBeside(shell, typed)) recover('header-damaged');
      return unlocked;
    } catch (error) {
      if (await isForWantOfRoom(error)) throw error;
      closeDatabase();
      recover('database-unreadable');
      return ok(null);
    }
  }

  /** The screens leave first, so that none of them asks a closed database. */
  async function lock(): Promise<void> {
    if (phase.value === 'open') {
      phase.value = 'closing';
      await nextTick();
      await backups.makeBeforeClosing();
    }
    lockNow();
  }

  /** Whatever is still being saved is dropped: the backup before it stays. */
  function lockNow(): void {
    phase.value = 'loading';
    lockVault();
  }

  onLock(() => {
    recoveryKey.value = null;
    if (recovering) return;
    phase.value = 'loading';
    void beginPageAnew();
  });

  return {
    phase,
    step,
    recoveryKey,
    recoverRows: () => recover('rows-damaged'),
    begin,
    show,
    startAfresh,
    create,
    goTo,
    finish,
    unlock,
    unlockByKey,
    lock,
    lockNow,
  };
});

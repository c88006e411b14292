import { defineStore } from 'pinia';
import { nextTick, ref, shallowRef } from 'vue';
import type { Result } from '../../shared/result.ts';
import { readSetting } from '../db/settings.ts';
import { createVault, lockVault, onLock, unlockVault, unlockWithRecoveryKey, vaultState } from '../db/vault/vault.ts';
import { keepFirstStep } from './commands/passing-settings.ts';

export type Phase = 'loading' | 'first-start' | 'locked' | 'open';
export type FirstStep = 'passphrase' | 'recovery-key' | 'city' | 'fetch';

/** Who may see what: first start, locked, open. The first start resumes at the step where it was left. */
export const useSession = defineStore('session', () => {
  const phase = ref<Phase>('loading');
  const step = ref<FirstStep>('passphrase');
  /** In memory only, until the coordinator has it on paper. */
  const recoveryKey = shallowRef<string | null>(null);

  async function begin(): Promise<void> {
    const state = await vaultState();
    if (state === 'open') await enter();
    else phase.value = state === 'none' ? 'first-start' : 'locked';
  }

  async function enter(): Promise<void> {
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
    const unlocked = await unlockVault(passphrase);
    if (unlocked.ok) await enter();
    return unlocked;
  }

  async function unlockByKey(key: string): Promise<Result<null>> {
    const unlocked = await unlockWithRecoveryKey(key);
    if (unlocked.ok) await enter();
    return unlocked;
  }

  /** The screens leave first, so that none of them asks a closed database. */
  async function lock(): Promise<void> {
    phase.value = 'locked';
    await nextTick();
    lockVault();
  }

  onLock(() => {
    recoveryKey.value = null;
    if (phase.value !== 'loading') phase.value = 'locked';
  });

  return { phase, step, recoveryKey, begin, create, goTo, finish, unlock, unlockByKey, lock };
});

import { useIdle } from '@vueuse/core';
import { onScopeDispose } from 'vue';
import { usePreferences } from './preferences.ts';
import { reportProblem } from './problem.ts';
import { useSession } from './session.ts';

/** Locks when nobody has touched anything for as long as the settings say. Lives with the open frame. */
export function useIdleLock(): void {
  const preferences = usePreferences();
  const session = useSession();
  // Looked at every few seconds: a laptop that wakes up from sleep locks at once.
  const { lastActive } = useIdle(60_000);
  const timer = setInterval(() => {
    if (Date.now() - lastActive.value < preferences.lockMinutes * 60_000) return;
    clearInterval(timer);
    session.lock().catch(reportProblem);
  }, 5_000);
  onScopeDispose(() => clearInterval(timer));
}

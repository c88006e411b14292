import { onScopeDispose, type Ref } from 'vue';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const checkEvery = 5_000;

/**
 * Calls `lock` after so many minutes without a sign of life in any window. The clock on the wall decides,
 * not the timer: a laptop that wakes after the delay locks before it shows anything.
 */
export function useIdleLock(minutes: Readonly<Ref<number>>, lock: () => unknown): void {
  const windows = new BroadcastChannel('palier-sign-of-life');
  let lastSign = Date.now();
  let lastTold = 0;

  const idle = () => Date.now() - lastSign >= minutes.value * 60_000;
  const check = () => {
    if (!idle()) return;
    lastSign = Date.now();
    lock();
  };
  const sign = () => {
    check();
    lastSign = Date.now();
    if (lastSign - lastTold < checkEvery) return;
    lastTold = lastSign;
    windows.postMessage('here');
  };
  windows.onmessage = () => (lastSign = Date.now());

  const timer = setInterval(check, checkEvery);
  for (const event of signs) addEventListener(event, sign, { capture: true, passive: true });
  document.addEventListener('visibilitychange', check);
  onScopeDispose(() => {
    clearInterval(timer);
    windows.close();
    for (const event of signs) removeEventListener(event, sign, { capture: true });
    document.removeEventListener('visibilitychange', check);
  });
}

import { onScopeDispose, type Ref } from 'vue';
import { isIdleFor, type Moment, readLockDelay } from '../../shared/domain/idle-time.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const checkEvery = 5_000;

const now = (): Moment => ({ wall: Date.now(), monotonic: performance.now() });

/**
 * Calls `lock` after so many minutes without a sign of life in any window. Two clocks decide, not the timer: a laptop that
 * wakes after the delay locks before it shows anything, and one whose clock is put back gains no time.
 */
export function useIdleLock(minutes: Readonly<Ref<number>>, lock: () => unknown): void {
  const windows = new BroadcastChannel('palier-sign-of-life');
  let lastSign = now();
  let lastTold = 0;

  const idle = () => isIdleFor(readLockDelay(minutes.value), lastSign, now());
  const check = () => {
    if (!idle()) return;
    lastSign = now();
    lock();
  };
  const sign = () => {
    check();
    lastSign = now();
    if (lastSign.monotonic - lastTold < checkEvery) return;
    lastTold = lastSign.monotonic;
    windows.postMessage('here');
  };
  windows.onmessage = () => {
    check();
    lastSign = now();
  };

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

import { vi } from 'vitest';

/**
 * Waits until the check passes, however busy the machine is: the limit is there for what never comes, and is told by the
 * check's own words before the test is out of time.
 */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 100_000, interval: 10 });
}

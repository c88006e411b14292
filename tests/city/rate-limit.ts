import { Problem } from './problem.ts';

export interface Rate {
  /** Requests that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** A token bucket for each client. `now` in milliseconds. */
export function createRateLimit(rate: Rate, now: () => number): (clientId: string) => void {
  const buckets = new Map<string, { level: number; at: number }>();
  return (clientId) => {
    const at = now();
    const bucket = buckets.get(clientId) ?? { level: rate.burst, at };
    const level = Math.min(rate.burst, bucket.level + ((at - bucket.at) / 1000) * rate.perSecond);
    if (level < 1) {
      buckets.set(clientId, { level, at });
      const seconds = Math.max(1, Math.ceil((1 - level) / rate.perSecond));
      throw new Problem(429, 'Too many requests', {}, { 'retry-after': String(seconds) });
    }
    buckets.set(clientId, { level: level - 1, at });
  };
}

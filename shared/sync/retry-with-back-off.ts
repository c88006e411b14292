import type { CityCode, CityRefusal } from './ports.ts';
import type { SyncSession } from './sync-session.ts';

/** Transient failures: what may pass by itself. */
const transient: ReadonlySet<CityCode> = new Set(['rate-limited', 'unavailable', 'unreachable', 'malformed']);

/** Tries of one request in a run, the first among them. */
export const attemptsAtMost = 6;
const firstDelay = 500;
const longestDelay = 30_000;
/** A city that asks for more than this is left in peace until the next run. */
const longestRetryAfter = 60;

/**
 * Asks again with exponential back-off and full jitter (Brooker, « Exponential Backoff And Jitter », AWS 2015), or when
 * the city says (`Retry-After`), jittered too so that fifty laptops do not come back in the same second.
 */
export async function retryWithBackOff<Answer extends { readonly ok: true }>(
  session: SyncSession,
  ask: () => Promise<Answer | CityRefusal>,
  attempts: number = attemptsAtMost,
): Promise<Answer | CityRefusal> {
  const { random, sleep } = session.ports;
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (answer.ok || !transient.has(answer.code) || attempt >= attempts || session.cancelled()) return answer;
    const retryAfter = answer.retryAfterSeconds ?? 0;
    if (retryAfter > longestRetryAfter) return answer;
    const ceiling = Math.min(longestDelay, firstDelay * 2 ** attempt);
    await sleep(retryAfter * 1000 + random() * (retryAfter > 0 ? firstDelay : ceiling));
    if (session.cancelled()) return answer;
  }
}

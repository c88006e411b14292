import type { CityCode, CityRefusal, SyncOutcome } from './ports.ts';
import type { SyncPass } from './sync-pass.ts';

/** What may pass by itself. */
const passing: ReadonlySet<CityCode> = new Set(['rate-limited', 'unavailable', 'unreachable', 'malformed']);

const attemptsAtMost = 6;
const firstDelay = 500;
const longestDelay = 30_000;
/** A city that asks for more than this is left in peace until the next run. */
const longestRetryAfter = 60;

/**
 * Asks again with exponential back-off and full jitter (Brooker, « Exponential Backoff And Jitter », AWS 2015), or when
 * the city says (`Retry-After`), jittered too so that fifty laptops do not come back in the same second.
 */
export async function patiently<Answer extends { readonly ok: true }>(
  pass: SyncPass,
  ask: () => Promise<Answer | CityRefusal>,
): Promise<Answer | CityRefusal> {
  const { random, sleep } = pass.ports;
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (answer.ok || !passing.has(answer.code) || attempt === attemptsAtMost || pass.cancelled()) return answer;
    const retryAfter = answer.retryAfterSeconds ?? 0;
    if (retryAfter > longestRetryAfter) return answer;
    const ceiling = Math.min(longestDelay, firstDelay * 2 ** attempt);
    await sleep(retryAfter * 1000 + random() * (retryAfter > 0 ? firstDelay : ceiling));
    if (pass.cancelled()) return answer;
  }
}

/** How a run ends on this answer. */
export function outcomeOf(refusal: CityRefusal): SyncOutcome {
  switch (refusal.code) {
    case 'unauthorized':
      return 'sign-in';
    case 'rate-limited':
      return 'unavailable';
    case 'forbidden':
    case 'upgrade-required':
    case 'unavailable':
    case 'unreachable':
    case 'not-json':
    case 'malformed':
      return refusal.code;
    default:
      return 'invalid';
  }
}

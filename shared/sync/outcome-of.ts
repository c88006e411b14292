import type { CityRefusal, SyncOutcome } from './ports.ts';

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

import type { CityPort, CityRefusal, ListingPage } from '../../shared/sync/ports.ts';
import type { CityCapabilities } from '../../shared/sync/ports.ts';
import type { Seeded } from './seeded.ts';
import type { SimulatedCity } from './simulated-city.ts';
import type { Life, Turns } from './turns.ts';

export type Fault =
  /** Never arrives. */
  | 'lost-request'
  /** Arrives; its reply does not. */
  | 'lost-reply'
  /** Arrives twice, the second time later. */
  | 'duplicate'
  /** The client gives up; it arrives later all the same. */
  | 'late'
  | 'rate-limited'
  | 'unavailable'
  /** The reply is cut in the middle. */
  | 'truncated'
  | 'captive-portal'
  | 'signed-out'
  /** Some cache answers a page with what it answered before. */
  | 'old-page';

/** What can happen to any request. */
export const faults: readonly Fault[] = [
  'lost-request',
  'lost-reply',
  'lost-reply',
  'duplicate',
  'late',
  'rate-limited',
  'unavailable',
  'truncated',
  'captive-portal',
  'signed-out',
];

/** What happens to a request. `remembered`: it asks for a page that a cache can answer, which it mostly does. */
export function drawFault(random: Seeded, remembered: boolean): Fault | undefined {
  return remembered && random.next() < 0.6 ? 'old-page' : random.pick(faults);
}

/** What a cache between this laptop and the city remembers, by address. */
export type CachedPages = Map<string | null, { ok: true; data: ListingPage } | CityRefusal>;

export interface Weather {
  /** Share of requests to which something happens. */
  rough: number;
  /** Told of each fault, and of each refusal of the city. */
  readonly happened?: (what: string) => void;
}

/** The city as one laptop reaches it: through a network that does whatever networks do. */
export function faultyCityPort(
  city: SimulatedCity,
  by: string,
  life: Life,
  turns: Turns,
  random: Seeded,
  weather: Weather,
  capabilities: CityCapabilities,
  cachedPages: CachedPages,
): CityPort {
  let requests = 0;

  /** Work at the city that nobody waits for. */
  const later = (arrive: () => unknown) => void turns.wait(null).then(arrive);

  async function send<Answer extends { ok: true }>(
    arrive: () => Answer | CityRefusal,
    from?: string | null,
  ): Promise<Answer | CityRefusal> {
    requests += 1;
    const remembered = from === undefined ? undefined : (cachedPages.get(from) as Answer | undefined);
    const fault = random.next() < weather.rough ? drawFault(random, remembered !== undefined) : undefined;
    if (fault) weather.happened?.(fault);
    // The request travels by itself: a crash of the laptop does not call it back.
    const answer = await turns.wait(null).then((): Answer | CityRefusal => {
      switch (fault) {
        case 'lost-request':
          return { ok: false, code: 'unreachable' };
        case 'late':
          later(arrive);
          return { ok: false, code: 'unreachable' };
        case 'lost-reply':
          arrive();
          return { ok: false, code: 'unreachable' };
        case 'truncated':
          arrive();
          return { ok: false, code: 'malformed' };
        case 'captive-portal':
          return { ok: false, code: 'not-json' };
        case 'signed-out':
          return { ok: false, code: 'unauthorized' };
        case 'rate-limited':
          return { ok: false, code: 'rate-limited', retryAfterSeconds: 1 + random.below(100) };
        case 'unavailable':
          return { ok: false, code: 'unavailable' };
        case 'old-page':
          return remembered ?? arrive();
        case 'duplicate':
          later(arrive);
          return arrive();
        default:
          return arrive();
      }
    });
    await turns.wait(life);
    if (!fault && !answer.ok) weather.happened?.(answer.code);
    return answer;
  }

  return {
    capabilities,
    etagOf: (listing) => city.etagOf(listing),
    page: (cursor, limit) =>
      send(() => {
        const answer = city.page(cursor, limit);
        if (!cachedPages.has(cursor) || random.next() < 0.3) cachedPages.set(cursor, answer);
        return answer;
      }, cursor),
    read: (id) => send(() => city.read(id)),
    create: (id, fields, operation) => send(() => city.create(by, id, fields, operation)),
    update: (id, patch, etag, operation) => send(() => city.update(by, id, patch, etag, operation)),
    delete: (id, etag, operation) => send(() => city.delete(by, id, etag, operation)),
    traffic: () => ({ requests, bytes: 0 }),
  };
}

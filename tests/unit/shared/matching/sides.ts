import type { Listing } from '../../../../shared/domain/listing.ts';
import type { Match } from '../../../../shared/domain/match.ts';
import type { Side } from '../../../../shared/matching/rules.ts';

export const now = Date.parse('2026-04-10T10:00:00Z');
let counter = 0;

/** An identifier of version 7 that grows. */
function id(): string {
  counter += 1;
  return `018e0000-0000-7000-8000-${String(counter).padStart(12, '0')}`;
}

export function listing(change: Partial<Listing>): Listing {
  return {
    id: id(),
    version: 1,
    kind: 'request',
    category: 'shopping',
    title: 'Courses',
    description: '',
    status: 'published',
    urgency: 'normal',
    availability: { days: [], parts: [] },
    languages: [],
    capacity: 1,
    walkingLimit: null,
    location: { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' },
    contact: null,
    createdAt: '2026-04-04T10:00:00Z',
    updatedAt: '2026-04-04T10:00:00Z',
    ...change,
  };
}

export function request(change: Partial<Listing> = {}, persons: readonly string[] = []): Side {
  return { listing: listing({ kind: 'request', ...change }), persons };
}

export function offer(change: Partial<Listing> = {}, persons: readonly string[] = []): Side {
  return { listing: listing({ kind: 'offer', ...change }), persons };
}

export function match(
  requestId: string,
  offerId: string,
  state: Match['state'],
  updatedAt = '2026-03-01T10:00:00Z',
): Match {
  return {
    id: id(),
    requestId,
    offerId,
    state,
    metres: null,
    reasons: [],
    because: '',
    followUpOn: null,
    history: [],
    createdAt: updatedAt,
    updatedAt,
  };
}

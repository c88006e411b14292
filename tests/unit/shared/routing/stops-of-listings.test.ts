import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../../shared/domain/listing.ts';
import type { Neighbour } from '../../../../shared/domain/neighbour.ts';
import { roundMinutes } from '../../../../shared/routing/round-minutes.ts';
import { stopsOfListings } from '../../../../shared/routing/stops-of-listings.ts';

const at = { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' };

function listing(id: string, more: Partial<Listing> = {}): Listing {
  return {
    id,
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
    location: at,
    contact: null,
    createdAt: '2026-11-01T10:00:00Z',
    updatedAt: '2026-11-01T10:00:00Z',
    ...more,
  };
}

const yvette: Neighbour = {
  id: 'yvette',
  firstName: 'Yvette',
  lastName: 'Martin',
  phones: [],
  email: null,
  location: at,
  door: { building: 'B', entrance: '', floor: 4, door: '12' },
  languages: [],
  consents: [],
  note: '',
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
};

function ids(): () => string {
  let last = 0;
  return () => `stop-${++last}`;
}

describe('the doors of a round', () => {
  it('rings once for all that one neighbour asks', () => {
    const { stops } = stopsOfListings(
      [
        { listing: listing('a'), neighbour: yvette },
        { listing: listing('b', { location: null }), neighbour: yvette },
        { listing: listing('c'), neighbour: null },
      ],
      ids(),
    );
    expect(stops.map((stop) => stop.listingIds)).toEqual([['a', 'b'], ['c']]);
    expect(stops[0]).toMatchObject({ neighbourId: 'yvette', door: { floor: 4 }, location: at });
  });

  it('takes two people at one address for two doors, and one contact for one', () => {
    const contact = (name: string) => ({ name, phone: null, email: null });
    const { stops } = stopsOfListings(
      [
        { listing: listing('a', { contact: contact('Paulo F.') }), neighbour: null },
        { listing: listing('b', { contact: contact('Odile P.') }), neighbour: null },
        { listing: listing('c', { contact: contact(' paulo f.') }), neighbour: null },
      ],
      ids(),
    );
    expect(stops.map((stop) => stop.listingIds)).toEqual([['a', 'c'], ['b']]);
  });

  it('sets aside what has no place, and drops nothing', () => {
    const { stops, withoutPlace } = stopsOfListings(
      [
        { listing: listing('a', { location: null }), neighbour: null },
        { listing: listing('b', { location: null }), neighbour: { ...yvette, location: null } },
      ],
      ids(),
    );
    expect(stops).toEqual([]);
    expect(withoutPlace).toEqual(['a', 'b']);
  });

  it('makes none for what may not be visited, and names it', () => {
    const asked = {
      purpose: 'keep',
      channel: 'door',
      wording: 'les mots lus',
      givenAt: '2026-11-01T10:00:00Z',
    } as const;
    const silent = { ...yvette, consents: [{ ...asked, withdrawnAt: '2026-11-20T10:00:00Z' }] };
    const { stops, notVisited } = stopsOfListings(
      [
        { listing: listing('closed', { status: 'fulfilled' }), neighbour: null },
        { listing: listing('waiting', { status: 'pending' }), neighbour: null },
        { listing: listing('offer', { kind: 'offer' }), neighbour: null },
        { listing: listing('silent'), neighbour: silent },
        { listing: listing('open'), neighbour: null },
      ],
      ids(),
    );
    expect(notVisited).toEqual(['closed', 'waiting', 'offer', 'silent']);
    expect(stops.flatMap((stop) => stop.listingIds)).toEqual(['open']);
  });

  it('adds to a known round without ringing twice nor moving a door', () => {
    const { stops: known } = stopsOfListings([{ listing: listing('a'), neighbour: yvette }], ids());
    const fresh = ids();
    fresh();
    const { stops } = stopsOfListings(
      [
        { listing: listing('a'), neighbour: yvette },
        { listing: listing('b'), neighbour: yvette },
        { listing: listing('c'), neighbour: null },
      ],
      fresh,
      known,
    );
    expect(stops.map((stop) => [stop.id, stop.listingIds])).toEqual([
      ['stop-1', ['a', 'b']],
      ['stop-2', ['c']],
    ]);
    expect(known[0]?.listingIds).toEqual(['a']);
  });

  it('counts five minutes at each door and a quiet pace between', () => {
    expect(roundMinutes(0, 0)).toBe(0);
    expect(roundMinutes(1500, 12)).toBe(80);
  });
});

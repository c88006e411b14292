import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { dayParts, type Listing, listingStatuses, weekdays } from '../../../../shared/domain/listing.ts';
import { type MatchingContext, nearestOffers } from '../../../../shared/matching/nearest-offers.ts';
import { obstacles, type Side } from '../../../../shared/matching/rules.ts';
import { meetingOf } from '../../../../shared/matching/nearest-offers.ts';
import { keptReasons } from '../../../../shared/matching/reasons.ts';
import { match, now, offer, request } from './sides.ts';

const alone: MatchingContext = { matches: [], personsOf: () => [], now };
const at = (metresNorth: number, label = `${metresNorth} rue Longue`) => ({
  lat: 48.79 + metresNorth / 1.3 / 111_195,
  lon: 2.33,
  label,
});

function excludedBy(one: Side, other: Side, context = alone) {
  return nearestOffers(one, [other], context).excluded[0]?.because ?? [];
}

describe('nearest offers', () => {
  it('puts the nearest on foot first, and those without a place last', () => {
    const far = offer({ location: at(400) });
    const near = offer({ location: at(100) });
    const nowhere = offer({ location: null });
    const { suggestions } = nearestOffers(request(), [nowhere, far, near], alone);
    expect(suggestions.map((one) => one.offer)).toEqual([near, far, nowhere]);
    expect(suggestions.map((one) => one.reasons[0])).toEqual([
      { code: 'metres', value: 100 },
      { code: 'metres', value: 400 },
      { code: 'place-unknown' },
    ]);
  });

  it('says that two people live in one building, whatever the accents', () => {
    const here = request({ location: at(0, '3 allée des Érables') });
    const { suggestions } = nearestOffers(here, [offer({ location: at(0, '3 Allee des Erables') })], alone);
    expect(suggestions[0]?.reasons[0]).toEqual({ code: 'same-building' });
  });

  it('tells the shared days, the places left and the wait', () => {
    const asked = request({ availability: { days: ['tue', 'thu'], parts: [] } });
    const helper = offer({ availability: { days: ['mon', 'tue'], parts: ['morning'] }, capacity: 3 });
    const matches = [match(request().listing.id, helper.listing.id, 'accepted')];
    const { suggestions } = nearestOffers(asked, [helper], { ...alone, matches });
    expect(keptReasons(suggestions[0]?.reasons ?? [])).toContainEqual({ code: 'available-day', value: 'tue' });
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'places-left', value: 2 });
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'waiting-days', value: 6 });
  });

  it('remembers who helped this person before, through any of their listings', () => {
    const asked = request({}, ['neighbour:yvette']);
    const helper = offer({}, ['phone:+33199001234']);
    const matches = [
      match('older-request', 'older-offer', 'done', '2025-11-02T09:00:00Z'),
      match('older-request', 'stranger', 'done', '2026-01-02T09:00:00Z'),
    ];
    const persons = new Map([
      ['older-request', ['neighbour:yvette']],
      ['older-offer', ['phone:+33199001234']],
    ]);
    const context = { ...alone, matches, personsOf: (listingId: string) => persons.get(listingId) ?? [] };
    const { suggestions } = nearestOffers(asked, [helper], context);
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'helped-before', value: '2025-11-02T09:00:00Z' });
  });
});

describe('eligibility', () => {
  it.each<[string, Side, Side]>([
    ['same-person', request({}, ['neighbour:a']), offer({}, ['neighbour:a'])],
    ['offer-closed', request(), offer({ status: 'withdrawn' })],
    [
      'other-days',
      request({ availability: { days: ['mon'], parts: [] } }),
      offer({ availability: { days: ['sat'], parts: [] } }),
    ],
    [
      'other-hours',
      request({ availability: { days: [], parts: ['morning'] } }),
      offer({ availability: { days: [], parts: ['evening'] } }),
    ],
    ['too-far', request(), offer({ location: at(600), walkingLimit: 500 })],
    ['no-common-language', request({ languages: ['vi'] }), offer({ languages: ['fr', 'en'] })],
  ])('excludes with %s', (code, asked, helper) => {
    expect(excludedBy(asked, helper)).toEqual([code]);
  });

  it('says nothing of the offers of another category', () => {
    const { suggestions, excluded } = nearestOffers(request(), [offer({ category: 'printing' })], alone);
    expect(suggestions).toEqual([]);
    expect(excluded).toEqual([]);
  });

  it('does not propose again what was refused or has failed', () => {
    const asked = request();
    const helper = offer({ capacity: 5 });
    const after = (state: 'refused' | 'failed' | 'proposed' | 'cancelled') =>
      excludedBy(asked, helper, { ...alone, matches: [match(asked.listing.id, helper.listing.id, state)] });
    expect(after('refused')).toEqual(['refused-before']);
    expect(after('failed')).toEqual(['failed-before']);
    expect(after('proposed')).toEqual(['already-proposed']);
    expect(after('cancelled')).toEqual([]);
  });

  it('keeps the places that other introductions hold, and frees them when these end', () => {
    const helper = offer({ capacity: 1 });
    const held = (state: 'accepted' | 'done') =>
      excludedBy(request(), helper, { ...alone, matches: [match(request().listing.id, helper.listing.id, state)] });
    expect(held('accepted')).toEqual(['no-place-left']);
    expect(held('done')).toEqual([]);
  });

  it('lets an unknown place pass: the coordinator decides', () => {
    expect(excludedBy(request({ location: null }), offer({ walkingLimit: 100 }))).toEqual([]);
  });

  it('understands regional variants of one language', () => {
    expect(excludedBy(request({ languages: ['pt-BR'] }), offer({ languages: ['pt'] }))).toEqual([]);
  });
});

const side = (kind: Listing['kind']) =>
  fc
    .record({
      category: fc.constantFrom('shopping', 'pharmacy'),
      status: fc.constantFrom(...listingStatuses),
      days: fc.subarray([...weekdays]),
      parts: fc.subarray([...dayParts]),
      languages: fc.subarray(['fr', 'en', 'vi']),
      capacity: fc.integer({ min: 1, max: 4 }),
      walkingLimit: fc.option(fc.integer({ min: 50, max: 2000 })),
      north: fc.option(fc.integer({ min: 0, max: 2000 })),
      person: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ days, parts, north, person, ...rest }): Side => {
      const location = north === null ? null : at(north);
      const made = kind === 'offer' ? offer : request;
      return made({ ...rest, availability: { days, parts }, location }, [`neighbour:${person}`]);
    });

describe('properties', () => {
  it('suggests exactly the offers that no rule forbids, in order of metres, each once', () => {
    fc.assert(
      fc.property(side('request'), fc.array(side('offer'), { maxLength: 12 }), (asked, offers) => {
        const { suggestions, excluded } = nearestOffers(asked, offers, alone);
        const allowed = offers.filter((one) => obstacles(meetingOf(asked, one, alone)).length === 0);
        expect(new Set(suggestions.map((one) => one.offer))).toEqual(new Set(allowed));
        expect(suggestions.length).toBe(allowed.length);
        const metres = suggestions.map((one) => one.metres ?? Infinity);
        expect(metres).toEqual([...metres].sort((a, b) => a - b));
        for (const one of excluded) expect(one.because.length).toBeGreaterThan(0);
      }),
    );
  });

  it('does not depend on the order of the offers', () => {
    fc.assert(
      fc.property(side('request'), fc.array(side('offer'), { maxLength: 10 }), (asked, offers) => {
        expect(nearestOffers(asked, [...offers].reverse(), alone)).toEqual(nearestOffers(asked, offers, alone));
      }),
    );
  });
});

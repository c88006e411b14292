import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Match } from '../../../../shared/domain/match.ts';
import { isActiveMatch } from '../../../../shared/domain/match.ts';
import { nearestOffers, type MatchingContext } from '../../../../shared/matching/nearest-offers.ts';
import { planIntroductions, type PlanChoices } from '../../../../shared/matching/plan-introductions.ts';
import type { Side } from '../../../../shared/matching/rules.ts';
import { match, now, offer, request } from './sides.ts';

const context = (matches: readonly Match[] = []): MatchingContext => ({ matches, personsOf: () => [], now });
const at = (metresNorth: number) => ({
  lat: 48.79 + metresNorth / 111_195,
  lon: 2.33,
  label: `${metresNorth} rue Longue`,
});

function pairs(
  requests: readonly Side[],
  offers: readonly Side[],
  matches: readonly Match[] = [],
  choices?: PlanChoices,
) {
  const { introductions } = planIntroductions(requests, offers, context(matches), choices);
  return new Map(introductions.map((one) => [one.request.listing.id, one.offer.listing.id]));
}

describe('introducing a whole quartier', () => {
  it('helps two people where the nearest first would help one', () => {
    const flexible = request({ location: at(0) });
    const constrained = request({ location: at(10), languages: ['vi'] });
    const both = offer({ location: at(5), languages: ['vi', 'fr'] });
    const french = offer({ location: at(900), languages: ['fr'] });
    expect(pairs([flexible, constrained], [both, french])).toEqual(
      new Map([
        [constrained.listing.id, both.listing.id],
        [flexible.listing.id, french.listing.id],
      ]),
    );
  });

  it('helps the urgent request first, then the one that has waited longest', () => {
    const waiting = request({ location: at(0), createdAt: '2026-03-01T10:00:00Z' });
    const urgent = request({ location: at(900), urgency: 'high', createdAt: '2026-04-09T10:00:00Z' });
    const recent = request({ location: at(1), createdAt: '2026-04-09T10:00:00Z' });
    const helper = offer({ location: at(0) });
    expect([...pairs([waiting, urgent, recent], [helper]).keys()]).toEqual([urgent.listing.id]);
    expect([...pairs([waiting, recent], [helper]).keys()]).toEqual([waiting.listing.id]);
  });

  it('never moves an introduction under way', () => {
    const accepted = request({ location: at(800) });
    const near = request({ location: at(0) });
    const helper = offer({ location: at(0) });
    expect(pairs([accepted, near], [helper], [match(accepted.listing.id, helper.listing.id, 'accepted')])).toEqual(
      new Map(),
    );
  });

  it('does not propose again what was refused', () => {
    const asked = request();
    const first = offer({ location: at(0) });
    const second = offer({ location: at(500) });
    expect(
      pairs([asked], [first, second], [match(asked.listing.id, first.listing.id, 'refused')]).get(asked.listing.id),
    ).toBe(second.listing.id);
  });

  it('keeps a helper that the coordinator wants for someone, and rearranges the others around', () => {
    const one = request({ location: at(0) });
    const other = request({ location: at(600) });
    const near = offer({ location: at(10) });
    const far = offer({ location: at(590) });
    const plan = pairs([one, other], [near, far], [], { wanted: new Map([[one.listing.id, far.listing.id]]) });
    expect(plan).toEqual(
      new Map([
        [one.listing.id, far.listing.id],
        [other.listing.id, near.listing.id],
      ]),
    );
  });

  it('says who stays alone: those whom nobody could help first', () => {
    const impossible = request({ category: 'childcare' });
    const lost = request({ createdAt: '2026-04-09T10:00:00Z' });
    const { alone, introductions } = planIntroductions([lost, request(), impossible], [offer()], context());
    expect(introductions).toHaveLength(1);
    expect(alone.map(({ request: { listing }, eligible }) => [listing.id, eligible])).toEqual([
      [impossible.listing.id, 0],
      [lost.listing.id, 1],
    ]);
    expect(alone.map(({ nearly }) => nearly)).toEqual([null, null]);
  });

  it('says who nearly could: kept apart by the fewest rules, then the nearest, never the person themselves', () => {
    const asked = request({ location: at(0), languages: ['vi'] }, ['neighbour:yvette']);
    const self = offer({ location: at(0) }, ['neighbour:yvette']);
    const twice = offer({ location: at(10), languages: ['fr'], walkingLimit: 50, status: 'withdrawn' });
    const far = offer({ location: at(900), languages: ['fr'] });
    const near = offer({ location: at(300), languages: ['fr'] });
    const { alone } = planIntroductions([asked], [self, twice, far, near], context());
    expect(alone).toEqual([{ request: asked, eligible: 0, nearly: { offer: near, because: ['no-common-language'] } }]);
  });

  it('changes none of the pairs on the screen that are as good as any other', () => {
    const asked = [request({ location: at(0) }), request({ location: at(0) }), request({ location: at(0) })];
    const offered = [offer({ location: at(50) }), offer({ location: at(50) }), offer({ location: at(50) })];
    for (const order of [
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0],
    ]) {
      const shown = new Map(asked.map(({ listing }, i) => [listing.id, offered[order[i]!]!.listing.id]));
      expect(pairs(asked, offered, [], { shown })).toEqual(shown);
      // One of them was accepted meanwhile: the two others stay.
      const [first, ...others] = [...shown];
      expect(pairs(asked, offered, [match(first![0], first![1], 'accepted')], { shown })).toEqual(new Map(others));
    }
  });

  it('changes a pair on the screen when that saves a metre for everyone', () => {
    const asked = request({ location: at(0) });
    const [near, far] = [offer({ location: at(100) }), offer({ location: at(102) })];
    const shown = new Map([[asked.listing.id, far.listing.id]]);
    expect(pairs([asked], [near, far], [], { shown }).get(asked.listing.id)).toBe(near.listing.id);
  });

  it('never sends anybody where no way leads, and says so', () => {
    const asked = request({ location: at(0) });
    const island = offer({ location: at(100), walkingLimit: 500 });
    const { introductions, alone } = planIntroductions([asked], [island], { ...context(), distance: () => Infinity });
    expect(introductions).toEqual([]);
    expect(alone[0]?.nearly?.because).toEqual(['no-way']);
  });

  it('tells how far the comparison is', () => {
    const heard: [number, number][] = [];
    const asked = Array.from({ length: 120 }, () => request());
    planIntroductions(asked, [offer()], context(), { onProgress: (done, total) => heard.push([done, total]) });
    expect(heard).toEqual([
      [50, 120],
      [100, 120],
    ]);
  });

  const side = fc.record({
    category: fc.constantFrom('shopping', 'pharmacy'),
    capacity: fc.integer({ min: 1, max: 3 }),
    walkingLimit: fc.option(fc.integer({ min: 50, max: 2000 })),
    location: fc.option(fc.integer({ min: 0, max: 2000 }).map(at)),
    urgency: fc.constantFrom('low' as const, 'normal' as const, 'high' as const),
  });

  it('introduces only people whom the rules allow, never beyond a helper’s places, whatever the order of the database', () => {
    fc.assert(
      fc.property(
        fc.array(side, { maxLength: 10 }),
        fc.array(side, { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(9), fc.nat(5), fc.constantFrom('accepted', 'refused', 'done', 'proposed')), {
          maxLength: 4,
        }),
        (asked, offered, earlier) => {
          const requests = asked.map((change) => request(change));
          const offers = offered.map((change) => offer(change));
          const matches = earlier.flatMap(([row, column, state]) => {
            const one = requests[row];
            const other = offers[column];
            return one && other ? [match(one.listing.id, other.listing.id, state as Match['state'])] : [];
          });
          const plan = planIntroductions(requests, offers, context(matches));
          for (const { request: one, offer: other } of plan.introductions) {
            const { suggestions } = nearestOffers(one, [other], context(matches));
            expect(suggestions).toHaveLength(1);
          }
          for (const { listing } of offers) {
            const held = matches.filter(({ offerId, state }) => offerId === listing.id && isActiveMatch(state)).length;
            const planned = plan.introductions.filter((one) => one.offer.listing.id === listing.id).length;
            expect(planned).toBeLessThanOrEqual(Math.max(0, listing.capacity - held));
          }
          const again = planIntroductions(
            [...requests].reverse(),
            [...offers].reverse(),
            context([...matches].reverse()),
          );
          expect(again.introductions.map((one) => [one.request.listing.id, one.offer.listing.id])).toEqual(
            plan.introductions.map((one) => [one.request.listing.id, one.offer.listing.id]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { considerPlan } from '../../../../renderer/matches/consider-plan.ts';
import { plan, proposal, row } from './invented-plan.ts';

const zoe = row('zoe', { kind: 'offer' });
const now = plan([proposal('yvette', 'paul', 10), proposal('roger', 'zoe', 20)]);

describe('what another helper would change', () => {
  it('is who helps this request, the metres of all, and nothing for those who keep theirs', () => {
    const both = plan([proposal('yvette', 'zoe', 40), proposal('roger', 'zoe', 20)]);
    expect(considerPlan(now, both, 'yvette', zoe)).toMatchObject({
      requestId: 'yvette',
      helper: zoe,
      forbidden: [],
      before: { offerId: 'paul' },
      after: { offerId: 'zoe' },
      moreMetres: 30,
      moreAlone: 0,
      moved: [],
    });
  });

  it('is who gets another helper for it, and who none', () => {
    const swapped = plan([proposal('yvette', 'zoe'), proposal('roger', 'paul')]);
    expect(considerPlan(now, swapped, 'yvette', zoe).moved).toEqual([{ requestId: 'roger', offerId: 'paul' }]);
    const alone = plan([proposal('yvette', 'zoe')], 0, ['roger']);
    expect(considerPlan(now, alone, 'yvette', zoe)).toMatchObject({
      moreAlone: 1,
      moved: [{ requestId: 'roger', offerId: null }],
    });
  });

  it('is what it gives to somebody who had nobody', () => {
    const gained = plan([...now.proposals, proposal('aline', 'zoe')]);
    expect(considerPlan(now, gained, 'aline', zoe)).toMatchObject({
      before: null,
      after: { offerId: 'zoe' },
      moved: [],
    });
  });

  it('says which rules forbid the pair, and not those of another', () => {
    const forbidden = new Map([['yvette', ['too-far'] as const]]);
    const refused = { ...now, forbidden };
    expect(considerPlan(now, refused, 'yvette', zoe).forbidden).toEqual(['too-far']);
    expect(considerPlan(now, refused, 'roger', zoe).forbidden).toEqual([]);
  });
});

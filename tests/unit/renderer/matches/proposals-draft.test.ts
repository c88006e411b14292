import { describe, expect, it } from 'vitest';
import type { ListingRow } from '../../../../renderer/model/index/desk-query.ts';
import {
  emptyProposals,
  urgentFirst,
  planRequest,
  type ProposalsDraft,
  withoutKept,
  withPlan,
  withSides,
  withWanted,
} from '../../../../renderer/matches/proposals-draft.ts';
import { plan, proposal, row } from './invented-plan.ts';

const sides = (...rows: ListingRow[]) => ({
  rows: new Map(rows.map((one) => [one.id, one])),
  requestIds: rows.filter(({ kind }) => kind === 'request').map(({ id }) => id),
  offerIds: rows.filter(({ kind }) => kind === 'offer').map(({ id }) => id),
  beyond: 0,
});
const yvette = row('yvette', { since: 1 });
const roger = row('roger', { since: 2 });
const zoe = row('zoe', { kind: 'offer' });
const paul = row('paul', { kind: 'offer' });
const here: ProposalsDraft = { ...emptyProposals, sides: sides(yvette, roger, zoe) };

describe('the draft of proposals', () => {
  it('asks the planner to bear in mind what was wanted and what was shown, and to count in a helper from elsewhere', () => {
    const draft = withPlan(withWanted(here, 'yvette', paul), plan([proposal('roger', 'zoe')]));
    expect(planRequest(draft.sides, draft)).toEqual({
      requestIds: ['yvette', 'roger'],
      offerIds: ['zoe', 'paul'],
      wanted: new Map([['yvette', 'paul']]),
      shown: new Map([['roger', 'zoe']]),
    });
  });

  it('remembers of each request the helper who was shown last', () => {
    const once = withPlan(here, plan([proposal('yvette', 'zoe'), proposal('roger', 'zoe')]));
    expect(withPlan(once, plan([proposal('yvette', 'paul')])).shown).toEqual(
      new Map([
        ['yvette', 'paul'],
        ['roger', 'zoe'],
      ]),
    );
  });

  it('still knows who was brought from elsewhere once the listings are read again, as they are now', () => {
    const draft = withSides(withWanted(here, 'yvette', paul), sides({ ...yvette, title: 'Deux pains' }));
    expect(draft.sides.requestIds).toEqual(['yvette']);
    expect(draft.sides.rows.get('paul')).toBe(paul);
    expect(draft.sides.rows.get('yvette')?.title).toBe('Deux pains');
  });

  it('moves nothing when one is kept: its metres are walked now', () => {
    const draft = withPlan(here, plan([proposal('yvette', 'zoe', 100), proposal('roger', 'zoe', 300)], 50));
    expect(withoutKept(draft, [proposal('yvette', 'zoe', 100)]).plan).toMatchObject({
      proposals: [{ requestId: 'roger' }],
      metres: 300,
      metresUnderWay: 150,
    });
    expect(withoutKept(draft, [proposal('yvette', 'zoe', null)]).plan).toMatchObject({ metres: 400 });
    expect(withoutKept(here, [proposal('yvette', 'zoe')])).toBe(here);
  });

  it('shows the urgent first, then the longest wait', () => {
    const urgent = row('urgent', { since: 3, urgency: 'high' });
    const draft = { ...here, sides: sides(roger, yvette, urgent) };
    const shown = withPlan(draft, plan(['roger', 'yvette', 'urgent'].map((id) => proposal(id, 'zoe'))));
    expect(urgentFirst(shown).map(({ requestId }) => requestId)).toEqual(['urgent', 'yvette', 'roger']);
    expect(urgentFirst(emptyProposals)).toEqual([]);
  });
});

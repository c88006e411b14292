import { describe, expect, it } from 'vitest';
import { checkRound, longestMinutes, shortestMinutes } from '../../../../shared/domain/check-round.ts';
import { mostDoors } from '../../../../shared/domain/round.ts';
import { emptyRoundDraft, type RoundDraft } from '../../../../shared/domain/round-draft.ts';

const depot = { lat: 48.79, lon: 2.33, label: '3 rue du Dépôt' };
const draft: RoundDraft = { ...emptyRoundDraft('2026-11-28'), volunteerIds: ['amina'] };

function problemsOf(change: Partial<RoundDraft>, doors = 3, apart = false) {
  const checked = checkRound({ ...draft, ...change }, doors, apart);
  return checked.ok ? {} : checked.problems;
}

describe('a draft becomes a round', () => {
  it('with its places, and without limits where it is one round', () => {
    const checked = checkRound({ ...draft, end: { location: depot, text: depot.label }, minutes: '' }, 3, false);
    expect(checked).toEqual({
      ok: true,
      data: { date: '2026-11-28', time: '10:00', volunteerIds: ['amina'], start: null, end: depot, limits: null },
    });
  });

  it('with the limits of each where there are several', () => {
    const limitsOf = (change: Partial<RoundDraft>) => {
      const checked = checkRound({ ...draft, ...change }, 3, true);
      return checked.ok && checked.data.limits;
    };
    expect(limitsOf({ minutes: 90, doors: 12 })).toEqual({ maxMinutes: 90, maxDoors: 12 });
    expect(limitsOf({ doors: '' })).toEqual({ maxMinutes: 120, maxDoors: null });
  });

  it('without a volunteer as well: one is found later', () => {
    expect(problemsOf({ volunteerIds: [] })).toEqual({});
  });
});

describe('a draft is held back', () => {
  it('without a door, a day or an hour', () => {
    expect(problemsOf({}, 0)).toEqual({ whole: 'no-door' });
    expect(problemsOf({ date: '' })).toEqual({ whole: 'no-moment' });
    expect(problemsOf({ time: '' })).toEqual({ whole: 'no-moment' });
    expect(problemsOf({ time: '25:00' })).toEqual({ whole: 'no-moment' });
    expect(problemsOf({ date: '' }, 0)).toEqual({ whole: 'no-moment' });
  });

  it('with more doors than one sheet holds, but not where they are shared out', () => {
    expect(problemsOf({}, mostDoors)).toEqual({});
    expect(problemsOf({}, mostDoors + 1)).toEqual({ whole: 'too-many-doors' });
    expect(problemsOf({}, mostDoors + 1, true)).toEqual({});
  });

  it('with words for a place that was not found', () => {
    const typed = { location: null, text: '9 rue des Lil' };
    expect(problemsOf({ start: typed, end: typed })).toEqual({ start: 'unplaced', end: 'unplaced' });
    expect(problemsOf({ start: { location: null, text: '  ' } })).toEqual({});
    expect(problemsOf({ end: { location: depot, text: depot.label } })).toEqual({});
  });

  it.each([
    ['minutes', shortestMinutes - 1],
    ['minutes', longestMinutes + 1],
    ['minutes', 20.5],
    ['minutes', ''],
    ['doors', 0],
    ['doors', mostDoors + 1],
  ] as const)('with %s of %s, where there are several rounds', (field, value) => {
    expect(problemsOf({ [field]: value }, 3, true)).toEqual({ [field]: 'out-of-range' });
    expect(problemsOf({ [field]: value }, 3, false)).toEqual({});
  });

  it('and not at the limits themselves', () => {
    expect(problemsOf({ minutes: shortestMinutes, doors: 1 }, 3, true)).toEqual({});
    expect(problemsOf({ minutes: longestMinutes, doors: mostDoors }, 3, true)).toEqual({});
  });
});

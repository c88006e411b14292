import { describe, expect, it } from 'vitest';
import { emptyRoundDraft, usualNumbers, usualStart } from '../../../../shared/domain/round-draft.ts';
import type { TeamMember } from '../../../../shared/domain/round-teams.ts';

const depot = { lat: 48.79, lon: 2.33, label: '3 rue du Dépôt' };
const typed = { location: null, text: '9 rue des Lil' };
const member = (id: string, start: TeamMember['start']): TeamMember => ({ id, person: id, maxDoors: 20, start });
const both = [member('Amina', null), member('Paul', depot)];
const draft = emptyRoundDraft('2026-11-28');

describe('the draft of a round', () => {
  it('is for today, at ten, without a volunteer or a place', () => {
    expect(draft).toMatchObject({ date: '2026-11-28', time: '10:00', volunteerIds: [], start: { location: null } });
  });

  it('gives each volunteer a round until they go together or in pairs', () => {
    const three = { ...draft, volunteerIds: ['a', 'b', 'c'] };
    expect(usualNumbers(three)).toEqual([0, 1, 2]);
    expect(usualNumbers({ ...three, sharing: 'together' })).toEqual([0, 0, 0]);
    expect(usualNumbers({ ...three, sharing: 'pairs' })).toEqual([0, 0, 1]);
  });

  it('starts where the first volunteer with a start lives', () => {
    expect(usualStart(draft, both, false)).toEqual({ location: depot, text: depot.label });
    expect(usualStart(draft, [member('Amina', null)], false)).toEqual({ location: null, text: '' });
  });

  it('has no start of its own where each sets out from home', () => {
    expect(usualStart(draft, both, true)).toEqual({ location: null, text: '' });
  });

  it('keeps the start that somebody has begun to write', () => {
    const written = { ...draft, start: typed, startFollows: false };
    expect(usualStart(written, both, false)).toBe(typed);
    expect(usualStart(written, both, true)).toBe(typed);
  });
});

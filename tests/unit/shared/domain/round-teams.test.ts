import { describe, expect, it } from 'vitest';
import { letterOf, type TeamMember, teamsOf, usualTeams } from '../../../../shared/domain/round-teams.ts';

const place = (east: number) => ({ lat: 48.79, lon: 2.33 + east / 1000, label: `départ ${east}` });

describe('teams', () => {
  const member = (person: string, maxDoors: number, east: number | null): TeamMember => {
    return { id: person, person, maxDoors, start: east === null ? null : place(east) };
  };
  const members = [member('Amina B.', 20, null), member('Paul D.', 8, 1), member('Zoé L.', 30, 2)];

  it('are one for all, one each, or pairs with one alone at the end', () => {
    expect(usualTeams(3, 'together')).toEqual([0, 0, 0]);
    expect(usualTeams(3, 'each')).toEqual([0, 1, 2]);
    expect(usualTeams(5, 'pairs')).toEqual([0, 0, 1, 1, 2]);
    expect(usualTeams(0, 'together')).toEqual([]);
  });

  it('do as many doors as the one who does fewest, from the start of the first who has one', () => {
    expect(teamsOf(members, [0, 0, 2])).toEqual([
      { volunteerIds: ['Amina B.', 'Paul D.'], people: ['Amina B.', 'Paul D.'], maxDoors: 8, start: place(1) },
      { volunteerIds: ['Zoé L.'], people: ['Zoé L.'], maxDoors: 30, start: place(2) },
    ]);
  });

  it('have letters, however many they are', () => {
    expect([0, 1, 25, 26, 27].map(letterOf)).toEqual(['A', 'B', 'Z', 'A2', 'B2']);
  });
});

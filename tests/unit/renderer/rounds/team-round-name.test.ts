import { expect, it } from 'vitest';
import { teamRoundName } from '../../../../renderer/rounds/team-round-name.ts';

const say = (round: string, people: string): string => `${round}, ${people}`;

it('says which round, then who walks it', () => {
  expect(teamRoundName('Coteau', ['Amina B.', 'Paul D.'], say)).toBe('Coteau, Amina B., Paul D.');
});

it('cuts the round before the people, so that two teams are told apart', () => {
  const name = teamRoundName('r'.repeat(120), ['Amina B.'], say);
  expect(name).toHaveLength(120);
  expect(name.endsWith(', Amina B.')).toBe(true);
});

it('leaves a beginning of the round, however many the people are', () => {
  const name = teamRoundName('r'.repeat(120), ['p'.repeat(200)], say);
  expect(name).toHaveLength(120);
  expect(name.startsWith(`${'r'.repeat(20)}, p`)).toBe(true);
});

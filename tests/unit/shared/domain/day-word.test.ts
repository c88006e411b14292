import { describe, expect, it } from 'vitest';
import { dayWord } from '../../../../shared/domain/day-word.ts';
import fc from '../../../properties.ts';

const id = '01938c5e-7a00-7000-8000-000000000001';
const round = fc.record({ id: fc.uuid(), date: fc.constantFrom('2026-11-28', '2026-12-05', '2027-01-02') });

describe('the word of the day', () => {
  it('is the same in every version of Palier: it has been told on the telephone already', () => {
    const days = ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-05', '2026-12-12', '2027-01-02'];
    expect(days.map((date) => dayWord({ id, date }))).toEqual([
      'parachute',
      'tambourin',
      'tandem',
      'harmonica',
      'igloo',
      'méduse',
    ]);
  });

  it('is one word, without blanks', () => {
    fc.assert(fc.property(round, (one) => /^\p{Ll}+$/u.test(dayWord(one))));
  });

  it('is spread over all the words: who hears one cannot guess the next', () => {
    const heard = new Set(Array.from({ length: 2000 }, (_, day) => dayWord({ id: `${id}${day}`, date: '2026-11-28' })));
    expect(heard.size).toBe(61);
  });
});

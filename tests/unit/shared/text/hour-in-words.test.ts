import { expect, it } from 'vitest';
import { dateInWords } from '../../../../shared/text/date-in-words.ts';
import { hourInWords } from '../../../../shared/text/hour-in-words.ts';

it.each([
  ['10:30', '10 h 30'],
  ['09:05', '9 h 05'],
  ['10:00', '10 h'],
  ['00:00', '0 h'],
])('%s is « %s » in French, and stays as it is in English', (time, words) => {
  expect(hourInWords('fr', time)).toBe(words);
  expect(hourInWords('en', time)).toBe(time);
});

it('is said so in a date as well', () => {
  const style = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  const at = (time: string) => Date.parse(`2026-12-05T${time}:00`);
  expect(dateInWords('fr', style, at('12:16'))).toBe('5 décembre à 12 h 16');
  expect(dateInWords('fr', style, at('09:00'))).toBe('5 décembre à 9 h');
  expect(dateInWords('en', style, at('12:16'))).toMatch(/12:16/);
});

import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../../../shared/text/date-in-words.ts';
import { daysSince, formatAgo, formatDate, formatSince, isToCome, today } from '../../../../renderer/ui/dates.ts';
import { dayOnPaper, instantOnPaper } from '../../../../shared/paper/paper-words.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
/** Intl puts no-break spaces where it likes. */
const plain = (words: string) => words.replace(/\s/g, ' ');
const minutes = (count: number) => now - count * 60_000;

describe('dates in words', () => {
  it('counts whole days, and never less than none when a clock is behind', () => {
    expect(daysSince('2026-11-13T11:00:00Z', now)).toBe(9);
    expect(daysSince('2026-11-22T00:00:00Z', now)).toBe(0);
    expect(daysSince('2026-12-24T00:00:00Z', now)).toBe(0);
  });

  it('says how long ago, coarser as it gets older', () => {
    expect(plain(formatAgo(minutes(0.5), now))).toBe('à l’instant');
    expect(plain(formatAgo(minutes(3), now))).toBe('il y a 3 min');
    expect(plain(formatAgo(minutes(3 * 60), now))).toBe('il y a 3 h');
    expect(plain(formatAgo(minutes(26 * 60), now))).toBe('hier');
    expect(plain(formatAgo(minutes(5 * 24 * 60), now))).toBe('il y a 5 jours');
    expect(plain(formatAgo('2026-01-05T12:00:00Z', now))).toBe('5 janvier 2026');
  });

  it('counts the days of the calendar here, so that « hier » is never the day before', () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
    // Monday at eight, told on Wednesday at seven: 47 hours.
    expect(plain(formatAgo(at(23, 8), at(25, 7)))).toBe('avant-hier');
    expect(plain(formatAgo(at(24, 6), at(25, 7)))).toBe('hier');
    expect(plain(formatAgo(at(24, 8), at(25, 7)))).toBe('il y a 23 h');
  });

  it('shows a date without an hour as that day in every time zone', () => {
    expect(formatDate('2026-12-05')).toBe('5 décembre 2026');
    expect(formatDate('2026-12-05', 'weekday')).toBe('samedi 5 décembre');
  });

  it('says « 1er » for the first of a month and for no other day, and never in English', () => {
    expect(formatDate('2026-12-01')).toBe('1er décembre 2026');
    expect(formatDate('2026-12-01', 'weekday')).toBe('mardi 1er décembre');
    expect(formatDate('2026-12-01', 'shortDay')).toBe('1er déc.');
    for (const day of ['11', '21', '31']) expect(formatDate(`2026-12-${day}`)).toBe(`${day} décembre 2026`);
    expect(dateInWords('en', { day: 'numeric', month: 'long' }, Date.parse('2026-12-01T12:00:00'))).toBe('December 1');
    expect(dayOnPaper('2026-12-01')).toBe('mardi 1er décembre');
    expect(instantOnPaper('2026-12-01T12:00:00')).toBe('1er décembre 2026 à 12 h');
  });

  it('says since when in as few words as are clear', () => {
    expect(formatSince('2026-11-18T12:00:00Z', now)).toBe('mercredi');
    expect(formatSince('2026-11-02T12:00:00Z', now)).toBe('le 2 novembre 2026');
    // Eight in the evening, told at seven in the morning: an hour alone would be one still to come.
    expect(formatSince(new Date(2026, 10, 21, 20).getTime(), new Date(2026, 10, 22, 7).getTime())).toBe('hier');
    expect(formatSince(minutes(90), now)).toMatch(/^\d{1,2} h( \d{2})?$/);
  });

  it('knows a moment that only a clock gone backwards can explain', () => {
    expect(isToCome(minutes(-3 * 24 * 60), now)).toBe(true);
    expect(isToCome(minutes(-1), now)).toBe(false);
    expect(isToCome(minutes(5), now)).toBe(false);
  });

  it('knows today in the laptop’s own time', () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

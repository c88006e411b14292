import { expect, it } from 'vitest';
import { walkerHours, weekdayOf } from '../../../../shared/routing/walker-hours.ts';
import { whyLeft } from '../../../../shared/routing/why-left.ts';

it('knows whether a volunteer said that they are free then', () => {
  // A Saturday.
  expect(walkerHours({ days: ['sat'], parts: ['morning'] }, '2026-11-28', '10:00')).toBe('free');
  expect(walkerHours({ days: [], parts: ['morning'] }, '2026-11-28', '11:59')).toBe('free');
  expect(walkerHours({ days: ['sat'], parts: [] }, '2026-11-28', '22:00')).toBe('free');
  expect(walkerHours({ days: ['sun'], parts: ['morning'] }, '2026-11-28', '10:00')).toBe('other-days');
  expect(walkerHours({ days: ['sat'], parts: ['morning'] }, '2026-11-28', '12:00')).toBe('other-hours');
});

it('says when a volunteer has given no hours at all', () => {
  expect(walkerHours({ days: [], parts: [] }, '2026-11-28', '10:00')).toBe('unknown');
});

it('counts the days of the week from Monday', () => {
  const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
  expect(week.map(weekdayOf)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
});

it('gives the most stubborn reason for a door that is left', () => {
  const walker = { maxDoors: 5, doors: 2, alone: 20, inHours: 20 };
  expect(whyLeft([walker], 60)).toBe('minutes');
  expect(whyLeft([{ ...walker, doors: 5 }], 60)).toBe('doors');
  expect(whyLeft([{ ...walker, alone: 80, inHours: 80 }], 60)).toBe('far');
  expect(whyLeft([{ ...walker, alone: Infinity }], 60)).toBe('unreachable');
  expect(whyLeft([{ ...walker, doors: 5 }, { ...walker, alone: 80 }], 60)).toBe('doors'); // prettier-ignore
  expect(whyLeft([{ ...walker, inHours: 90 }], 60)).toBe('hours');
  expect(whyLeft([], 60)).toBe('doors');
});

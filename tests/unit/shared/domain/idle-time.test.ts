import { describe, expect, it } from 'vitest';
import { isIdleFor, readLockDelay } from '../../../../shared/domain/idle-time.ts';

const minute = 60_000;
const since = { wall: 1_000_000_000, monotonic: 5_000 };
const after = (wall: number, monotonic: number) => ({
  wall: since.wall + wall,
  monotonic: since.monotonic + monotonic,
});

describe('nobody has been there for a quarter of an hour', () => {
  it.each([
    ['by both clocks', 15 * minute, 15 * minute, true],
    ['by the day’s alone: the laptop slept', 15 * minute, 3_000, true],
    ['by the other alone: the day’s was put back a little less', -1_000, 15 * minute, true],
    ['for all one knows: the day’s clock was put back', -10 * minute, 3_000, true],
    ['no: a minute is missing', 14 * minute, 14 * minute, false],
    ['no: a time server has put the clock right by a second', -1_000, 3_000, false],
  ])('%s', (_how, wall, monotonic, idle) => {
    expect(isIdleFor(15, since, after(wall, monotonic))).toBe(idle);
  });
});

it.each([0, -5, 1e9, Number.NaN, null, '15', undefined, 7])(
  'a delay of %s, whoever wrote it, is the usual one',
  (kept) => {
    expect(readLockDelay(kept)).toBe(15);
  },
);

it('a delay that is offered is kept to', () => {
  expect([5, 60].map(readLockDelay)).toEqual([5, 60]);
});

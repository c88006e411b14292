import { expect, it } from 'vitest';
import { diskRoomOf, roomLimits } from '../../../../shared/domain/disk-room.ts';

it.each([
  [null, 'enough'],
  [500e6, 'enough'],
  [500e6 - 1, 'tight'],
  [100e6, 'tight'],
  [100e6 - 1, 'reads-only'],
  [20e6, 'reads-only'],
  [20e6 - 1, 'unopened'],
  [0, 'unopened'],
] as const)('%s bytes left are %s', (bytes, room) => {
  expect(diskRoomOf(bytes)).toBe(room);
});

it('is said before it is held back, and held back before it is dangerous', () => {
  expect(roomLimits.tight).toBeGreaterThan(roomLimits.readsOnly);
  expect(roomLimits.readsOnly).toBeGreaterThan(roomLimits.unopened);
});

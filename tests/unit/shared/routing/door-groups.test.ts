import { describe, expect, it } from 'vitest';
import { groupDoors, type RoundDoor } from '../../../../shared/routing/door-groups.ts';

function door(address: string, change: Partial<RoundDoor> = {}): RoundDoor {
  const point = { lat: 48.79, lon: 2.33 };
  return { point, address, building: '', entrance: '', floor: null, door: '', locked: false, hours: null, ...change };
}

describe('doors are gathered by building', () => {
  it('in the order in which the buildings are met, each from the top down', () => {
    const doors = [door('8 rue A', { floor: 1 }), door('9 rue A'), door('8 rue A', { floor: 4 })];
    expect(groupDoors(doors)).toEqual([[2, 0], [1]]);
  });

  it('and by the hours at which one may ring', () => {
    const morning = { from: 540, to: 720 };
    expect(groupDoors([door('8 rue A'), door('8 rue A', { hours: morning }), door('8 rue A')])).toEqual([[0, 2], [1]]);
  });

  it('each address being read once, however many the doors are', () => {
    let read = 0;
    const doors = Array.from({ length: 50 }, (_, i) =>
      Object.defineProperty(door(''), 'address', { get: () => (read++, `${i} rue A`) }),
    );
    expect(groupDoors(doors)).toHaveLength(50);
    expect(read).toBe(50);
  });
});

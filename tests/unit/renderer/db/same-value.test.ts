import { describe, expect, it } from 'vitest';
import { everything, exactly, isEverything, isInRange, isNothing } from '../../../../renderer/db/packs/key-range.ts';
import { isKept, isRecorded, ownPart, recordedTables } from '../../../../renderer/db/own-part.ts';
import { sameValue } from '../../../../renderer/db/same-value.ts';
import fc from '../../../properties.ts';

describe('two rows say the same', () => {
  it('whatever the order of their members, and whatever is only undefined', () => {
    expect(sameValue({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameValue({}, { a: undefined })).toBe(true);
    expect(sameValue(Number.NaN, Number.NaN)).toBe(true);
  });

  it.each([
    [1, 2],
    [1, '1'],
    [null, undefined],
    [null, {}],
    [{}, null],
    [{}, 1],
    [[], {}],
    [{}, []],
    [[1], [1, 2]],
    [[1, 2], [1]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: { b: [1] } }, { a: { b: [2] } }],
  ])('%j and %j do not', (one, other) => {
    expect(sameValue(one, other)).toBe(false);
    expect(sameValue(other, one)).toBe(false);
  });

  it('when one is a copy of the other', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, structuredClone(value))));
  });
});

describe('what is this laptop’s own', () => {
  it('is in these tables, and in no journal nor address base', () => {
    expect(recordedTables.filter(isRecorded)).toEqual([...recordedTables]);
    for (const table of ['listings', 'overlays', 'neighbours', 'volunteers', 'matches', 'rounds', 'sheets'])
      expect(isRecorded(table), table).toBe(true);
    for (const table of ['outbox', 'conflicts', 'quartiers', 'settings']) expect(isRecorded(table), table).toBe(true);
    for (const table of ['addresses', 'audit', 'syncRuns', 'changes', 'deletedListings', ''])
      expect(isRecorded(table), table).toBe(false);
  });

  it('is every row of theirs, but for settings that are worked out anew', () => {
    for (const key of ['sync-state', 'street-lines', 'first-start', 'draft:deposit', 'draft:'])
      expect(isKept('settings', key), key).toBe(false);
    for (const key of ['commune', 'paper', 'sync-state-2', 'my-draft:x', 'drafts'])
      expect(isKept('settings', key), key).toBe(true);
    expect(isKept('listings', 'sync-state')).toBe(true);
  });

  it('of a listing is what was changed here', () => {
    const row = { id: 'a', local: { title: 'x' }, base: { title: 'y' }, etag: '"1"', generation: 3 };
    expect(ownPart('listings', row)).toEqual({ id: 'a', local: { title: 'x' } });
    expect(ownPart('rounds', row)).toBe(row);
  });
});

describe('a range of keys', () => {
  it('is one key, all of them or none', () => {
    expect(isEverything(everything)).toBe(true);
    expect(isEverything(exactly('a'))).toBe(false);
    expect(isNothing({ type: 4 } as never)).toBe(true);
    expect(isNothing(everything)).toBe(false);
    expect(['', 'a', 'z'].every((id) => isInRange(id, everything))).toBe(true);
    expect(['a', 'b', 'aa', ''].map((id) => isInRange(id, exactly('a')))).toEqual([true, false, false, false]);
  });

  it('holds its ends unless it is open there', () => {
    const range = (lowerOpen: boolean, upperOpen: boolean) =>
      ({ type: 2, lower: 'b', upper: 'd', lowerOpen, upperOpen }) as const;
    const within = (lowerOpen: boolean, upperOpen: boolean) =>
      ['a', 'b', 'c', 'd', 'e'].filter((id) => isInRange(id, range(lowerOpen, upperOpen))).join('');
    expect([within(false, false), within(true, false), within(false, true), within(true, true)]).toEqual([
      ...['bcd', 'cd', 'bc', 'c'],
    ]);
  });
});

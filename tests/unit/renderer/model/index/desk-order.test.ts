import { describe, expect, it } from 'vitest';
import { changedKeys } from '../../../../../renderer/model/index/changed-keys.ts';
import type { DeskEntry } from '../../../../../renderer/model/index/desk-entry.ts';
import { comparison, merged } from '../../../../../renderer/model/index/desk-order.ts';
import type { DeskSortKey } from '../../../../../renderer/model/index/desk-query.ts';
import fc from '../../../../properties.ts';

const entry = (id: string, change: Partial<DeskEntry> = {}, row: Partial<DeskEntry['row']> = {}): DeskEntry => ({
  row: { id, since: 0, status: 'published', category: 'shopping', ...row } as DeskEntry['row'],
  search: '',
  contact: null,
  sortTitle: '',
  sortPerson: '',
  sortQuartier: '',
  ...change,
});
const order = (entries: readonly DeskEntry[], by: DeskSortKey, direction: 'up' | 'down' = 'up') =>
  entries
    .toSorted(comparison(by, direction))
    .map(({ row }) => row.id)
    .join('');

describe('the order of listings', () => {
  it('by title goes both ways', () => {
    const entries = [
      entry('b', { sortTitle: 'pain' }),
      entry('a', { sortTitle: 'lait' }),
      entry('c', { sortTitle: 'sel' }),
    ];
    expect([order(entries, 'title'), order(entries, 'title', 'down')]).toEqual(['abc', 'cba']);
  });

  it.each(['person', 'quartier'] as const)('by %s has those without one last, whichever the direction', (by) => {
    const key = by === 'person' ? 'sortPerson' : 'sortQuartier';
    const entries = [entry('x'), entry('b', { [key]: 'b' }), entry('a', { [key]: 'a' })];
    expect([order(entries, by), order(entries, by, 'down')]).toEqual(['abx', 'bax']);
  });

  it('by status follows a listing’s life', () => {
    const entries = (['expired', 'matched', 'draft', 'published', 'withdrawn', 'pending', 'fulfilled'] as const).map(
      (status, at) => entry(String(at), {}, { status }),
    );
    expect([order(entries, 'status'), order(entries, 'status', 'down')]).toEqual(['2531640', '0461352']);
  });

  it('by category follows the known ones, then those of the city by name', () => {
    const entries = ['velo', 'other', 'cuisine', 'shopping', 'printing'].map((category, at) =>
      entry(String(at), {}, { category }),
    );
    expect([order(entries, 'category'), order(entries, 'category', 'down')]).toEqual(['34120', '02143']);
  });

  it('is the newest first where nothing else tells, then by identifier', () => {
    const entries = [entry('c', {}, { since: 1 }), entry('a', {}, { since: 2 }), entry('b', {}, { since: 2 })];
    for (const by of ['title', 'person', 'quartier', 'status', 'category'] as const)
      expect([order(entries, by), order(entries, by, 'down')], by).toEqual(['abc', 'abc']);
  });

  it('by date is the oldest first or the newest', () => {
    const entries = [entry('b', {}, { since: 1 }), entry('c', {}, { since: 2 }), entry('a', {}, { since: 1 })];
    expect([order(entries, 'since'), order(entries, 'since', 'down')]).toEqual(['abc', 'cab']);
  });

  it('takes in new ones at their place', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 40 }), (all, cut) => {
        const [held, fresh] = [all.slice(0, cut).toSorted((a, b) => a - b), all.slice(cut)];
        const found = merged(Int32Array.from(held), fresh, (a, b) => a - b);
        expect([...found]).toEqual(all.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('the keys that a write has changed', () => {
  const key = (value: unknown, more: object = {}) => ({ d: 1, from: value, to: value, ...more });
  it('are read from the tree of ranges', () => {
    const tree = key('b', { l: key('a'), r: key('d', { l: null, r: key('e') }) });
    expect([...changedKeys(tree)].sort()).toEqual(['a', 'b', 'd', 'e']);
    expect(changedKeys({ d: 0 })).toEqual([]);
    expect(changedKeys({})).toEqual([]);
    expect(changedKeys(null)).toEqual([]);
    expect(changedKeys(undefined)).toEqual([]);
  });

  it('are all of them where the tree holds a real range, or a key that is no text', () => {
    expect(changedKeys({ d: 1, from: 'a', to: 'b' })).toBe('everything');
    expect(changedKeys(key('a', { r: { d: 1, from: 'a', to: 'z' } }))).toBe('everything');
    expect(changedKeys(key(7))).toBe('everything');
  });
});

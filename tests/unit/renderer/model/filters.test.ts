import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { toggled, useListingFilters } from '../../../../renderer/model/filters.ts';
import { useRoundSelection } from '../../../../renderer/model/selection.ts';

beforeEach(() => setActivePinia(createPinia()));

describe('what the list is narrowed to', () => {
  it('is nothing at first, the oldest first', () => {
    const filters = useListingFilters();
    expect(filters.narrowed).toBe(false);
    expect(filters.sort).toEqual({ by: 'since', direction: 'up' });
    expect(filters.from).toBeNull();
  });

  it.each<[string, (filters: ReturnType<typeof useListingFilters>) => unknown]>([
    ['a text', (filters) => (filters.text = 'pain')],
    ['a kind', (filters) => (filters.kinds = ['offer'])],
    ['a category', (filters) => (filters.categories = ['shopping'])],
    ['a quartier', (filters) => (filters.quartierIds = [null])],
    ['a status', (filters) => (filters.statuses = ['draft'])],
    ['days of waiting', (filters) => (filters.waitingDays = 0)],
  ])('may be %s, until it is cleared', (_what, narrow) => {
    const filters = useListingFilters();
    narrow(filters);
    expect(filters.narrowed).toBe(true);
    filters.clear();
    expect(filters.narrowed).toBe(false);
    expect([filters.text, filters.kinds, filters.categories, filters.quartierIds, filters.statuses]).toEqual([
      ...['', [], [], [], []],
    ]);
    expect(filters.waitingDays).toBeNull();
  });

  it('is not a text of spaces', () => {
    const filters = useListingFilters();
    filters.text = '   ';
    expect(filters.narrowed).toBe(false);
  });

  it('is sorted by a column upwards, then downwards, and upwards again by another', () => {
    const filters = useListingFilters();
    filters.sortBy('title');
    expect(filters.sort).toEqual({ by: 'title', direction: 'up' });
    filters.sortBy('title');
    expect(filters.sort).toEqual({ by: 'title', direction: 'down' });
    filters.sortBy('title');
    expect(filters.sort).toEqual({ by: 'title', direction: 'up' });
    filters.sortBy('title');
    filters.sortBy('person');
    expect(filters.sort).toEqual({ by: 'person', direction: 'up' });
  });

  it('has one more or one less', () => {
    expect(toggled([1, 2], 3)).toEqual([1, 2, 3]);
    expect(toggled([1, 2, 3], 2)).toEqual([1, 3]);
  });
});

describe('the requests chosen for a round', () => {
  it('are each chosen once, in their order, until they are let go', () => {
    const selection = useRoundSelection();
    selection.toggle('a');
    selection.add(['b', 'a', 'c', 'c']);
    expect([selection.ids, selection.count]).toEqual([['a', 'b', 'c'], 3]);
    expect([selection.has('b'), selection.has('z')]).toEqual([true, false]);
    selection.toggle('b');
    selection.remove(['c', 'z']);
    expect(selection.ids).toEqual(['a']);
    selection.clear();
    expect(selection.count).toBe(0);
  });
});

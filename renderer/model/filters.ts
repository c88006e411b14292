import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { ListingKind, ListingStatus } from '../../shared/domain/listing.ts';
import type { Location } from '../../shared/domain/place.ts';
import type { DeskQuery, DeskSortKey } from './index/desk-query.ts';

/** What the list of listings is narrowed to and how it is sorted. Lives as long as the window; in no address. */
export const useListingFilters = defineStore('listing-filters', () => {
  const text = ref('');
  const kinds = ref<ListingKind[]>([]);
  const categories = ref<string[]>([]);
  const quartierIds = ref<(string | null)[]>([]);
  const statuses = ref<ListingStatus[]>([]);
  const waitingDays = ref<number | null>(null);
  const sort = ref<DeskQuery['sort']>({ by: 'since', direction: 'up' });
  /** Where the walking distances are counted from, once chosen. */
  const from = ref<Location | null>(null);

  const narrowed = computed(
    () =>
      text.value.trim() !== '' ||
      kinds.value.length + categories.value.length + quartierIds.value.length + statuses.value.length > 0 ||
      waitingDays.value !== null,
  );

  function clear(): void {
    text.value = '';
    kinds.value = [];
    categories.value = [];
    quartierIds.value = [];
    statuses.value = [];
    waitingDays.value = null;
  }

  function sortBy(by: DeskSortKey): void {
    const same = sort.value.by === by;
    sort.value = { by, direction: same && sort.value.direction === 'up' ? 'down' : 'up' };
  }

  return { text, kinds, categories, quartierIds, statuses, waitingDays, sort, from, narrowed, clear, sortBy };
});

/** The list with one item more or less. */
export function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}

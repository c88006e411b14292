import type { DeskSortKey } from '../model/index/desk-query.ts';

interface ListingColumn {
  readonly id: 'choose' | 'kind' | 'title' | 'category' | 'person' | 'quartier' | 'since' | 'status' | 'metres';
  readonly sort: DeskSortKey | null;
}

/** In the order of the table. Sorting is the desk’s: a column only names what it sorts by. */
export const listingColumns: readonly ListingColumn[] = [
  { id: 'choose', sort: null },
  { id: 'kind', sort: null },
  { id: 'title', sort: 'title' },
  { id: 'category', sort: 'category' },
  { id: 'person', sort: 'person' },
  { id: 'quartier', sort: 'quartier' },
  { id: 'since', sort: 'since' },
  { id: 'status', sort: 'status' },
  { id: 'metres', sort: 'metres' },
];

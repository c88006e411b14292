import { tableFeatures, type ColumnDef } from '@tanstack/vue-table';
import type { DeskSortKey, ListingRow } from '../model/index/desk-query.ts';

export const listingFeatures = tableFeatures({});

interface Column {
  readonly id: 'choose' | 'kind' | 'title' | 'category' | 'person' | 'quartier' | 'since' | 'status' | 'metres';
  readonly sort: DeskSortKey | null;
}

/** In the order of the table. Sorting is the desk’s: a column only names what it sorts by. */
const listingColumns: readonly Column[] = [
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

export const columnDefs: ColumnDef<typeof listingFeatures, ListingRow>[] = listingColumns.map(({ id }) => ({
  id,
  accessorFn: (row) => row.id,
}));

export const sortOf = new Map<string, DeskSortKey | null>(listingColumns.map(({ id, sort }) => [id, sort]));

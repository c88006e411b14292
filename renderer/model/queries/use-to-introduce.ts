import { type ComputedRef, computed, type Ref } from 'vue';
import type { Match } from '../../../shared/domain/match.ts';
import { type DeskQuery, type ListingRow, useDesk } from '../index/desk.ts';

/** More than a screen can hold is not shown: the list of listings is for that. */
const most = 300;

export interface QuartierGroup {
  readonly id: string | null;
  readonly name: string;
  readonly rows: readonly ListingRow[];
}

/** Requests that wait for an introduction, quartier by quartier, the longest wait first. */
export function useToIntroduce(matches: Ref<readonly Match[]>): {
  readonly groups: ComputedRef<readonly QuartierGroup[]>;
  readonly count: ComputedRef<number>;
  /** How many are not shown. */
  readonly more: ComputedRef<number>;
  readonly loaded: Readonly<Ref<boolean>>;
} {
  const query = computed<DeskQuery>(() => ({
    text: '',
    kinds: ['request'],
    categories: [],
    quartierIds: [],
    statuses: ['published'],
    waitingDays: null,
    sort: { by: 'since', direction: 'up' },
    from: null,
    offset: 0,
    limit: most,
  }));
  const { answer, loaded } = useDesk(query);
  const proposed = computed(() => new Set(matches.value.map((match) => match.requestId)));
  const rows = computed(() => answer.value.rows.filter((row) => !proposed.value.has(row.id)));

  const groups = computed(() => {
    const byQuartier = new Map<string | null, ListingRow[]>();
    for (const row of rows.value) {
      const group = byQuartier.get(row.quartierId);
      if (group) group.push(row);
      else byQuartier.set(row.quartierId, [row]);
    }
    return [...byQuartier]
      .map(([id, inQuartier]): QuartierGroup => ({ id, name: inQuartier[0]?.quartier ?? '', rows: inQuartier }))
      .sort((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name, 'fr'));
  });

  const more = computed(() => answer.value.matching - answer.value.rows.length);
  return { groups, count: computed(() => rows.value.length + more.value), more, loaded };
}

import { type ComputedRef, computed, type Ref } from 'vue';
import { foldForSearch } from '../../../shared/text/fold.ts';
import type { Neighbour } from '../../../shared/domain/neighbour.ts';
import { nameToSort, readNameFields } from '../../../shared/domain/person-name.ts';
import { formatPhone, phoneDigits } from '../../../shared/domain/phone.ts';
import { searchWords } from '../index/search-words.ts';
import { db } from '../../db/open-database.ts';
import { useLive } from './use-live.ts';

export interface NeighbourRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly volunteer: boolean;
  readonly neighbour: Neighbour;
  readonly sort: string;
  /** All that the search looks into, folded. */
  readonly search: string;
}

/** The neighbours, by surname, narrowed by words and to the volunteers. */
export function useNeighbours(
  text: Ref<string>,
  volunteersOnly: Ref<boolean>,
): { rows: ComputedRef<readonly NeighbourRow[]>; total: ComputedRef<number>; loaded: Readonly<Ref<boolean>> } {
  const live = useLive<readonly NeighbourRow[]>(readRows, []);
  const rows = computed(() => {
    const words = searchWords(text.value);
    return live.value.value.filter(
      (row) => (!volunteersOnly.value || row.volunteer) && words.every((word) => row.search.includes(word)),
    );
  });
  return { rows, total: computed(() => live.value.value.length), loaded: live.loaded };
}

async function readRows(): Promise<NeighbourRow[]> {
  const [neighbours, volunteers] = await Promise.all([db().neighbours.toArray(), db().volunteers.toArray()]);
  const active = new Set(volunteers.filter((one) => one.active).map((one) => one.neighbourId));
  const collator = new Intl.Collator('fr');
  return neighbours
    .map((neighbour) => {
      const { id, firstName, lastName, phones, location } = neighbour;
      return {
        id,
        name: `${firstName} ${lastName}`.trim(),
        address: location?.label ?? '',
        phone: phones[0] ? formatPhone(phones[0]) : '',
        volunteer: active.has(id),
        neighbour,
        sort: nameToSort(readNameFields(firstName, lastName)),
        search: foldForSearch([firstName, lastName, location?.label, ...phones.map(phoneDigits)].join(' ')),
      };
    })
    .sort((a, b) => collator.compare(a.sort, b.sort));
}

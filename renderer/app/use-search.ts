import { type ComputedRef, computed, type Ref, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { type DeskQuery, type PersonHit, findPeople, useDesk } from '../model/index/desk.ts';
import type { ListingKind } from '../../shared/domain/listing.ts';
import { foldForSearch } from '../../shared/text/fold.ts';
import { useListingFilters } from '../model/filters.ts';
import { type ShortcutCommand, shortcuts } from '../ui/shortcuts.ts';

export interface SearchOption {
  readonly id: string;
  readonly group: 'listings' | 'people' | 'actions';
  readonly label: string;
  readonly detail: string;
  readonly kind: ListingKind | null;
  readonly keys: string;
  readonly choose: () => unknown;
}

const searchActions: readonly ShortcutCommand[] = [
  'deposit',
  'synchronise',
  'print',
  'lock',
  'settings',
  'help',
  'keyboard',
];

/** What the search above everything finds, group by group: listings, people, actions. */
export function useSearch(
  text: Ref<string>,
  run: (command: ShortcutCommand) => void,
): ComputedRef<readonly SearchOption[]> {
  const { t, n } = useI18n();
  const router = useRouter();
  const wanted = computed(() => text.value.trim());

  const query = ref<DeskQuery>({
    text: '',
    kinds: [],
    categories: [],
    quartierIds: [],
    statuses: [],
    waitingDays: null,
    sort: { by: 'since', direction: 'down' },
    from: null,
    offset: 0,
    limit: 0,
  });
  const { answer } = useDesk(query);
  const filters = useListingFilters();
  const people = shallowRef<readonly PersonHit[]>([]);

  watch(wanted, async (words) => {
    query.value = { ...query.value, text: words, limit: words === '' ? 0 : 6 };
    const found = words === '' ? [] : await findPeople(words);
    if (words === wanted.value) people.value = found.slice(0, 4);
  });

  const actions = computed(() =>
    searchActions
      .filter((command) => foldForSearch(t(`app.commands.${command}`)).includes(foldForSearch(wanted.value)))
      .map((command): SearchOption => {
        const keys = shortcuts.find((shortcut) => shortcut.command === command)?.keys.at(-1) ?? '';
        return {
          id: `action-${command}`,
          group: 'actions',
          label: t(`app.commands.${command}`),
          detail: '',
          kind: null,
          keys: keys.replace('Maj', t('app.shiftKey')).replaceAll('+', ' '),
          choose: () => run(command),
        };
      }),
  );

  return computed(() => {
    if (wanted.value === '') return actions.value;
    const current = query.value.text === wanted.value;
    const listings = current ? answer.value.rows : [];
    const more = current ? answer.value.matching - listings.length : 0;
    return [
      ...listings.map((row): SearchOption => ({
        id: `listing-${row.id}`,
        group: 'listings',
        label: row.title,
        detail: [row.person, row.quartier].filter(Boolean).join(' · '),
        kind: row.kind,
        keys: '',
        choose: () => router.push({ path: '/annonces', query: { id: row.id } }),
      })),
      ...(more > 0 ? [allListings(answer.value.matching)] : []),
      ...people.value.map((hit, index): SearchOption => ({
        id: `person-${index}`,
        group: 'people',
        label: [hit.firstName, hit.lastName].filter(Boolean).join(' '),
        detail: [hit.address, hit.phone].filter(Boolean).join(' · '),
        kind: null,
        keys: '',
        choose: () => openPerson(hit),
      })),
      ...actions.value,
    ];
  });

  /** The list itself, narrowed to the words: nothing of them goes into an address. */
  function allListings(matching: number): SearchOption {
    return {
      id: 'all-listings',
      group: 'listings',
      label: t('app.search.allListings', { n: n(matching) }),
      detail: '',
      kind: null,
      keys: '',
      choose: () => {
        filters.clear();
        filters.text = query.value.text;
        return router.push('/annonces');
      },
    };
  }

  /** A contact that is not a neighbour yet is shown by the listing behind which it stands. */
  function openPerson(hit: PersonHit): unknown {
    return hit.neighbourId === null
      ? router.push({ path: '/annonces', query: { id: hit.listingIds[0] ?? '' } })
      : router.push({ path: '/voisins', query: { id: hit.neighbourId } });
  }
}

import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ListingStatus } from '../../shared/domain/listing.ts';
import { announce } from '../ui/announce.ts';
import { reportProblem } from '../model/problem.ts';
import { askDesk } from '../model/index/desk.ts';
import { useRoundSelection } from '../model/selection.ts';
import type { ListingWindow, Narrowing } from '../model/queries/use-listing-window.ts';

/** A visit to someone already helped, or who no longer asks, is never meant by « all ». */
const inProgress: readonly ListingStatus[] = ['pending', 'published', 'matched'];
/** As many as rounds of one day can take. */
const most = 300;

/** Every request in progress that fits the list, chosen for rounds or no longer. */
export function useChooseAll(narrowing: Readonly<Ref<Narrowing>>, list: ListingWindow) {
  const { t } = useI18n();
  const chosen = useRoundSelection();
  const requests = computed(() =>
    list.rows.value.filter(({ kind, status }) => kind === 'request' && inProgress.includes(status)),
  );
  const possible = computed(() => requests.value.length > 0);
  const all = computed(() => possible.value && requests.value.every(({ id }) => chosen.has(id)));
  const some = computed(() => !all.value && requests.value.some(({ id }) => chosen.has(id)));

  async function toggle(): Promise<void> {
    const wanted = !all.value;
    const { statuses } = narrowing.value;
    const open = inProgress.filter((status) => statuses.length === 0 || statuses.includes(status));
    const answer = await askDesk({ ...narrowing.value, kinds: ['request'], statuses: open, offset: 0, limit: most });
    const ids = answer.rows.map(({ id }) => id);
    if (wanted) chosen.add(ids);
    else chosen.remove(ids);
    if (wanted && answer.matching > most) announce(t('listings.chosenFirst', { n: most }));
  }

  return { possible, all, some, toggle: () => void toggle().catch(reportProblem) };
}

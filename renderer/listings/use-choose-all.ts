import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { liveStatuses } from '../../shared/domain/listing.ts';
import { announce } from '../ui/announce.ts';
import { reportProblem } from '../model/problem.ts';
import { askDesk } from '../model/index/desk.ts';
import { useRoundSelection } from '../model/selection.ts';
import type { ListingWindow, Narrowing } from '../model/queries/use-listing-window.ts';

/** As many as rounds of one day can take. */
const most = 300;

/** Every request that fits the list and may be visited, chosen for rounds or no longer. */
export function useChooseAll(narrowing: Readonly<Ref<Narrowing>>, list: ListingWindow) {
  const { t } = useI18n();
  const chosen = useRoundSelection();
  const requests = computed(() => list.rows.value.filter(({ visitable }) => visitable));
  const possible = computed(() => requests.value.length > 0);
  const all = computed(() => possible.value && requests.value.every(({ id }) => chosen.has(id)));
  const some = computed(() => !all.value && requests.value.some(({ id }) => chosen.has(id)));

  async function toggle(): Promise<void> {
    const wanted = !all.value;
    const { statuses } = narrowing.value;
    const open = liveStatuses.filter((status) => statuses.length === 0 || statuses.includes(status));
    const answer = await askDesk({ ...narrowing.value, kinds: ['request'], statuses: open, offset: 0, limit: most });
    const ids = answer.rows.flatMap(({ id, visitable }) => (visitable ? [id] : []));
    if (wanted) chosen.add(ids);
    else chosen.remove(ids);
    if (wanted && answer.matching > most) announce(t('listings.chosenFirst', { n: most }));
  }

  return { possible, all, some, toggle: () => void toggle().catch(reportProblem) };
}

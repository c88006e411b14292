import { liveStatuses } from '../../../shared/domain/listing.ts';
import { askingStatuses } from '../../../shared/matching/rules.ts';
import { askDesk, type DeskQuery, type ListingRow } from '../index/desk.ts';

/** As many of one kind as are compared at once: those that have waited longest. */
const most = 5000;

/** What is compared: the requests of a quartier, the offers that may answer them, and how many there was no room for. */
export interface SidesToPropose {
  readonly rows: ReadonlyMap<string, ListingRow>;
  readonly requestIds: readonly string[];
  readonly offerIds: readonly string[];
  readonly beyond: number;
}

/**
 * The offers are those of the same quartier; a request outside all of them may be answered from anywhere.
 *
 * @param quartierId `null` outside all of them, `undefined` for the whole commune
 */
export async function sidesToPropose(quartierId: string | null | undefined): Promise<SidesToPropose> {
  const [requests, offers] = await Promise.all([
    askDesk(
      query({
        kinds: ['request'],
        statuses: [...askingStatuses],
        quartierIds: quartierId === undefined ? [] : [quartierId],
      }),
    ),
    askDesk(query({ kinds: ['offer'], statuses: [...liveStatuses], quartierIds: quartierId ? [quartierId] : [] })),
  ]);
  return {
    rows: new Map([...requests.rows, ...offers.rows].map((row) => [row.id, row])),
    requestIds: requests.rows.map(({ id }) => id),
    offerIds: offers.rows.map(({ id }) => id),
    beyond: requests.matching - requests.rows.length + (offers.matching - offers.rows.length),
  };
}

function query(change: Pick<DeskQuery, 'kinds' | 'statuses' | 'quartierIds'>): DeskQuery {
  return {
    text: '',
    categories: [],
    waitingDays: null,
    sort: { by: 'since', direction: 'up' },
    from: null,
    offset: 0,
    limit: most,
    ...change,
  };
}

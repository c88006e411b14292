import { createSharedComposable } from '@vueuse/core';
import { type ComputedRef, computed, ref } from 'vue';
import type { Match } from '../../shared/domain/match.ts';
import type { Round } from '../../shared/domain/round.ts';
import type { Sheet } from '../../shared/domain/sheet.ts';
import { today } from '../ui/dates.ts';
import { type DeskAnswer, type DeskQuery, useDesk } from '../model/index/desk.ts';
import { db } from '../db/open-database.ts';
import { currentListing } from '../db/records.ts';
import { useLive } from '../model/queries/use-live.ts';
import { useSynchroniser } from '../model/use-synchroniser.ts';

/** From this many days on, a request has waited long. */
export const longWait = 5;
/** How many of the requests that wait are shown on the page. */
const shownRequests = 10;

function desk(change: Partial<DeskQuery>) {
  return useDesk(
    ref<DeskQuery>({
      text: '',
      kinds: [],
      categories: [],
      quartierIds: [],
      statuses: [],
      waitingDays: null,
      sort: { by: 'since', direction: 'up' },
      from: null,
      offset: 0,
      limit: 0,
      ...change,
    }),
  );
}

/** A match to ask after, with the title of its request. */
interface FollowUp {
  readonly id: string;
  readonly title: string;
  readonly followUpOn: string;
}

interface Today {
  readonly loaded: ComputedRef<boolean>;
  /** Requests to introduce, the one that has waited longest first. */
  readonly waiting: ComputedRef<DeskAnswer>;
  readonly waitingLong: ComputedRef<number>;
  readonly toValidate: ComputedRef<number>;
  readonly followUps: ComputedRef<readonly FollowUp[]>;
  readonly rounds: ComputedRef<readonly Round[]>;
  readonly sheetsOut: ComputedRef<readonly Sheet[]>;
  /** Things that need a hand today, for the rail. */
  readonly count: ComputedRef<number>;
}

async function dueFollowUps(): Promise<readonly FollowUp[]> {
  const active: Match[] = await db().matches.where('state').anyOf('proposed', 'accepted').toArray();
  const due = active.filter((match) => match.followUpOn !== null && match.followUpOn <= today());
  const requests = await db().listings.bulkGet(due.map((match) => match.requestId));
  return due
    .map((match, index) => {
      const request = requests[index];
      return {
        id: match.id,
        title: request === undefined ? '' : currentListing(request).title,
        followUpOn: match.followUpOn ?? '',
      };
    })
    .sort((a, b) => a.followUpOn.localeCompare(b.followUpOn));
}

/** What needs a hand today. One set of queries for the page and the rail. */
export const useToday = createSharedComposable((): Today => {
  const requests = desk({ kinds: ['request'], statuses: ['published'], limit: shownRequests });
  const long = desk({ kinds: ['request'], statuses: ['published'], waitingDays: longWait });
  const pending = desk({ statuses: ['pending'] });
  const synchroniser = useSynchroniser();

  const followUps = useLive(dueFollowUps, []);
  const rounds = useLive<readonly Round[]>(() => db().rounds.where('date').equals(today()).toArray(), []);
  const sheets = useLive<readonly Sheet[]>(() => db().sheets.where('state').equals('out').toArray(), []);

  const waitingLong = computed(() => long.answer.value.matching);
  return {
    loaded: computed(() => requests.loaded.value && followUps.loaded.value),
    waiting: computed(() => requests.answer.value),
    waitingLong,
    toValidate: computed(() => pending.answer.value.matching),
    followUps: computed(() => followUps.value.value),
    rounds: computed(() => rounds.value.value),
    sheetsOut: computed(() => sheets.value.value),
    count: computed(
      () =>
        waitingLong.value +
        followUps.value.value.length +
        rounds.value.value.length +
        sheets.value.value.length +
        synchroniser.parked +
        synchroniser.conflicts,
    ),
  };
});

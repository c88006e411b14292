import { useNow } from '@vueuse/core';
import { type ComputedRef, computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { formatAgo, formatSince, isToCome } from '../../ui/dates.ts';
import { db } from '../../db/open-database.ts';
import { useLive } from '../../model/queries/use-live.ts';
import { useSynchroniser } from '../../model/use-synchroniser.ts';

export interface SyncSentence {
  /** « À jour », « Hors ligne » */
  readonly main: string;
  /** « il y a 3 min », « depuis mardi » */
  readonly since: string;
  /** « 12 modifications à envoyer », « Tout est enregistré ici. » */
  readonly more: string;
  /** What happened, what was kept and what to do, when the last exchange failed; else empty. */
  readonly explanation: string;
}

/** When the city and this laptop last agreed. */
async function lastAgreement(): Promise<string | null> {
  const run = await db()
    .syncRuns.orderBy('id')
    .reverse()
    .filter((one) => one.outcome === 'done')
    .first();
  return run?.endedAt ?? null;
}

/** The state of the exchange with the city, in one sentence. */
export function useSyncSentence(): ComputedRef<SyncSentence> {
  const { t, n } = useI18n();
  const synchroniser = useSynchroniser();
  const agreed = useLive(lastAgreement, null);
  const now = useNow({ interval: 20_000 });

  return computed(() => {
    const at = agreed.value.value;
    const { waiting, readsOnly } = synchroniser;
    const toSend =
      waiting > 0 ? t(readsOnly ? 'exchanges.notToSend' : 'exchanges.toSend', { n: n(waiting) }, waiting) : '';
    const safe = t('exchanges.safe');
    // With a clock that went back since, « à l’instant » would be said for days.
    const clock = at !== null && !isToCome(at, now.value.getTime());
    const since = clock ? t('exchanges.since', { at: formatSince(at, now.value.getTime()) }) : '';
    const kept = toSend === '' ? safe : `${toSend}. ${safe}`;
    switch (synchroniser.state) {
      case 'running':
        return { main: t('exchanges.state.running'), since: '', more: progressWords(), explanation: '' };
      case 'offline':
        return { main: t('exchanges.state.offline'), since, more: kept, explanation: unreachableWords() };
      case 'sign-in':
        return {
          main: t('exchanges.state.sign-in'),
          since: '',
          more: kept,
          explanation: t('exchanges.problem.sign-in.long'),
        };
      case 'problem':
        return { main: t('exchanges.state.problem'), since: '', more: kept, explanation: problemWords() };
      case 'not-connected':
        return {
          main: t('exchanges.state.not-connected'),
          since: '',
          more: kept,
          explanation: t('exchanges.notConnected'),
        };
      default:
        if (at === null) return { main: t('exchanges.state.never'), since: '', more: toSend, explanation: '' };
        return {
          main: t('exchanges.state.upToDate'),
          since: clock ? formatAgo(at, now.value.getTime()) : '',
          more: toSend,
          explanation: clock ? '' : t('exchanges.clockBack'),
        };
    }
  });

  /** This laptop believes to be on a network: then it is the city that does not answer. */
  function unreachableWords(): string {
    return synchroniser.online ? t('exchanges.problem.unreachable.long') : '';
  }

  function problemWords(): string {
    const problem = synchroniser.lastRun?.problem ?? 'unexpected';
    return t(`exchanges.problem.${problem}.long`);
  }

  function progressWords(): string {
    const progress = synchroniser.progress;
    if (progress === null) return '';
    return progress.total === null
      ? n(progress.done)
      : t('ui.progressOf', { done: n(progress.done), total: n(progress.total) });
  }
}

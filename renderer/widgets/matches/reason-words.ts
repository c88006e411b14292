import { useI18n } from 'vue-i18n';
import type { Match } from '../../../shared/domain/match.ts';
import { formatDate } from '../../ui/dates.ts';
import { currentLocale } from '../../ui/locale.ts';
import { useMetresWords } from '../../ui/metres-words.ts';

/** A reason as a few words: « disponible le mardi ». */
export function useReasonWords(): (reason: Match['reasons'][number]) => string {
  const { t } = useI18n();
  const metresWords = useMetresWords();
  return ({ code, value }) => {
    switch (code) {
      case 'metres':
        return t('matches.reasons.metres', { metres: metresWords(Number(value)) });
      case 'helped-before':
        return t('matches.reasons.helped-before', { date: formatDate(String(value)) });
      case 'available-day': {
        const days = String(value)
          .split(',')
          .map((day) => t('listings.onThe', { word: t(`ui.weekday.${day}`) }));
        const or = new Intl.ListFormat(currentLocale(), { type: 'disjunction' });
        return t('matches.reasons.available-day', { days: or.format(days) });
      }
      case 'places-left':
      case 'waiting-days':
        return t(`matches.reasons.${code}`, { n: Number(value) }, Number(value));
      default:
        return t(`matches.reasons.${code}`);
    }
  };
}

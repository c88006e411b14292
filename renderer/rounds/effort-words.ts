import { useI18n } from 'vue-i18n';
import { roundMinutes } from '../../shared/routing/round-minutes.ts';
import { useMetresWords } from '../ui/metres-words.ts';

/** « 12 portes · 1,3 km · environ 1 h 17 ». */
export function useEffortWords(): (doors: number, metres: number) => string {
  const { t } = useI18n();
  const metresWords = useMetresWords();
  return (doors, metres) => {
    const minutes = roundMinutes(metres, doors);
    const hours = Math.floor(minutes / 60);
    const time =
      hours === 0
        ? t('rounds.minutes', { n: minutes })
        : t('rounds.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
    return t('rounds.effort', { doors: t('rounds.doors', { n: doors }, doors), metres: metresWords(metres), time });
  };
}

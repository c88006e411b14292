import { useI18n } from 'vue-i18n';
import type { Round } from '../../shared/domain/round.ts';
import { formatDate, formatHour } from '../ui/dates.ts';

/** The name of a round where its day is said already: « Amina B. » of « Tournée du samedi 28 novembre, Amina B. ». */
export function useNameOfDay(): (round: Pick<Round, 'name' | 'date'>) => string {
  const { t } = useI18n();
  return ({ name, date }) => {
    const usual = `${t('rounds.usualName', { date: formatDate(date, 'weekday') })}, `;
    return name.startsWith(usual) ? name.slice(usual.length) : name;
  };
}

/** « samedi 28 novembre, 10 h »; the hour alone after a name that has the day. */
export function momentAfter({ name, date, time }: Pick<Round, 'name' | 'date' | 'time'>): string {
  const day = formatDate(date, 'weekday');
  const hour = formatHour(time);
  return name.includes(day) ? hour : `${day}, ${hour}`;
}

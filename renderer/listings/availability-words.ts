import { useI18n } from 'vue-i18n';
import { type Availability, dayParts, weekdays } from '../../shared/domain/listing.ts';
import { currentLocale } from '../app/locale.ts';

/** « le mardi ou le jeudi, le matin »; empty when any time will do. */
export function useAvailabilityWords(): (availability: Availability) => string {
  const { t } = useI18n();
  return ({ days, parts }) => {
    const or = new Intl.ListFormat(currentLocale(), { type: 'disjunction' });
    const named = (word: string) => t('listings.onThe', { word });
    const ofDays = weekdays.filter((day) => days.includes(day)).map((day) => named(t(`ui.weekday.${day}`)));
    const ofParts = dayParts.filter((part) => parts.includes(part)).map((part) => t(`listings.inThe.${part}`));
    const everyDay = days.length === weekdays.length;
    const everyPart = parts.length === dayParts.length;
    return [everyDay ? t('listings.everyDay') : or.format(ofDays), everyPart ? '' : or.format(ofParts)]
      .filter(Boolean)
      .join(', ');
  };
}

import { useI18n } from 'vue-i18n';
import { type Availability, dayParts, weekdays } from '../../shared/domain/listing.ts';
import { currentLocale } from './locale.ts';

/** « le mardi ou le jeudi, le matin », in the language of the screen or in another; empty when any time will do. */
export function useAvailabilityWords(): (availability: Availability, language?: string) => string {
  const { t } = useI18n();
  return ({ days, parts }, locale = currentLocale()) => {
    const or = new Intl.ListFormat(locale, { type: 'disjunction' });
    const say = (key: string, named: Record<string, string> = {}) => t(key, named, { locale });
    const onThe = (day: string) => say('listings.onThe', { word: say(`ui.weekday.${day}`) });
    const ofDays = weekdays.filter((day) => days.includes(day)).map(onThe);
    const ofParts = dayParts.filter((part) => parts.includes(part)).map((part) => say(`listings.inThe.${part}`));
    const everyDay = days.length === weekdays.length;
    const everyPart = parts.length === dayParts.length;
    return [everyDay ? say('listings.everyDay') : or.format(ofDays), everyPart ? '' : or.format(ofParts)]
      .filter(Boolean)
      .join(', ');
  };
}

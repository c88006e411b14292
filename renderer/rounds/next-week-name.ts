import { formatDate } from '../ui/dates.ts';

/** « Tournée du samedi 28 novembre » a week later: the same name with the new day, where the old one stands in it. */
export function nextWeekName(name: string, from: string, to: string): string {
  return name.replace(formatDate(from, 'weekday'), formatDate(to, 'weekday')).slice(0, 120);
}

import { dateInWords } from '../../shared/text/date-in-words.ts';
import { localDay } from '../../shared/text/local-day.ts';
import { hourInWords } from '../../shared/text/hour-in-words.ts';
import { currentLocale, translate } from './locale.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function millis(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

/** Whole days that have gone by; a clock that is behind gives 0, never less. */
export function daysSince(at: string | number, now = Date.now()): number {
  return Math.max(0, Math.floor((now - millis(at)) / day));
}

const styles = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  moment: { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const;

/** « 5 décembre 2026 ». A date without an hour (`2026-12-05`) is that day here, whatever the time zone. */
export function formatDate(at: string | number, style: keyof typeof styles = 'day'): string {
  const local = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T12:00:00` : at;
  return dateInWords(currentLocale(), styles[style], millis(local));
}

/** « 10 h 30 », of a local `10:30`. */
export function formatHour(time: string): string {
  return hourInWords(currentLocale(), time);
}

/** « à l’instant », « il y a 3 min », « hier », « il y a 5 jours »; beyond a month, the date. */
export function formatAgo(at: string | number, now = Date.now()): string {
  const ago = Math.max(0, now - millis(at));
  if (ago < minute) return translate('app.justNow');
  const words = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto', style: ago < day ? 'short' : 'long' });
  if (ago < hour) return words.format(-Math.floor(ago / minute), 'minute');
  if (ago < day) return words.format(-Math.floor(ago / hour), 'hour');
  const days = Math.max(1, calendarDaysSince(at, now));
  return days < 32 ? words.format(-days, 'day') : formatDate(at);
}

/** Today as `2026-12-05`, in the laptop’s own time zone. */
export function today(now = new Date()): string {
  return localDay(now);
}

/** The day so many days from now, as `today`. */
export function dayIn(days: number, now = new Date()): string {
  return today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/** Midnights that have gone by here: two days ago is no « hier », however few hours it was. */
function calendarDaysSince(at: string | number, now: number): number {
  return Math.round((Date.parse(today(new Date(now))) - Date.parse(today(new Date(millis(at))))) / day);
}

/** « 14 h 05 », « hier », « mardi », « le 3 novembre 2026 »: since when, short enough for a sentence. */
export function formatSince(at: string | number, now = Date.now()): string {
  const days = calendarDaysSince(at, now);
  if (days <= 0) return formatDate(at, 'time');
  if (days === 1) return new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' }).format(-1, 'day');
  if (days < 7) return new Intl.DateTimeFormat(currentLocale(), { weekday: 'long' }).format(millis(at));
  return translate('app.onDate', { date: formatDate(at) });
}

/** A moment that is still to come: the clock of this laptop has gone backwards since, and tells nothing. */
export function isToCome(at: string | number, now = Date.now()): boolean {
  return millis(at) - now > 2 * minute;
}

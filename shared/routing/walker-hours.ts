import { type Availability, type DayPart, type Weekday, weekdays } from '../domain/listing.ts';

/** Has this volunteer said that they are free then? `unknown`: they have said nothing at all. */
export type WalkerHours = 'free' | 'unknown' | 'other-days' | 'other-hours';

/**
 * @param date local date, `2026-11-28`
 * @param time local hour, `10:00`
 */
export function walkerHours({ days, parts }: Availability, date: string, time: string): WalkerHours {
  if (days.length === 0 && parts.length === 0) return 'unknown';
  if (days.length > 0 && !days.includes(weekdayOf(date))) return 'other-days';
  return parts.length === 0 || parts.includes(partOf(time)) ? 'free' : 'other-hours';
}

export function weekdayOf(date: string): Weekday {
  const sundayFirst = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekdays[(sundayFirst + 6) % 7] ?? 'mon';
}

function partOf(time: string): DayPart {
  return time < '12:00' ? 'morning' : time < '18:00' ? 'afternoon' : 'evening';
}

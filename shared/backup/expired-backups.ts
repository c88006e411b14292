import { readBackupName } from './backup-name.ts';

const kept = { days: 7, weeks: 4, months: 12, incomplete: 3 };

/**
 * The backups that may go: all but the newest of each of the last 7 days, 4 weeks and 12 months that have one. Counted by
 * backups, not by the calendar: a laptop that slept for a year loses none by waking up. Those of days to come were made under a
 * wrong clock, on this day or that: they stay, and take nobody's place. Files of other names are none of ours.
 *
 * @param today - ISO date
 */
export function expiredBackups(names: readonly string[], today: string): string[] {
  const backups = names.flatMap((name) => {
    const read = readBackupName(name);
    return read && read.day <= today ? [{ name, ...read }] : [];
  });
  backups.sort((one, other) => (one.day < other.day ? 1 : -1));
  const whole = backups.filter((backup) => backup.whole);
  const stay = new Set<string>();
  const keepNewestOf = (periodOf: (day: string) => string, most: number): void => {
    const periods = new Set<string>();
    for (const { name, day } of whole) {
      const period = periodOf(day);
      if (periods.has(period)) continue;
      if (periods.size === most) return;
      periods.add(period);
      stay.add(name);
    }
  };
  keepNewestOf((day) => day, kept.days);
  keepNewestOf(mondayOf, kept.weeks);
  keepNewestOf((day) => day.slice(0, 7), kept.months);
  const incomplete = backups.filter((backup) => !backup.whole).slice(0, kept.incomplete);
  for (const { name } of incomplete) stay.add(name);
  return backups.filter(({ name }) => !stay.has(name)).map(({ name }) => name);
}

/** ISO date of the Monday of its week. */
function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

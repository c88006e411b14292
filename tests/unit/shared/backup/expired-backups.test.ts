import fc from '../../../properties.ts';
import { expect, it } from 'vitest';
import { readBackupName, writeBackupName } from '../../../../shared/backup/backup-name.ts';
import { expiredBackups } from '../../../../shared/backup/expired-backups.ts';

const dayOf = (count: number): string => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000).toISOString().slice(0, 10);
const nameOf = (count: number): string => writeBackupName({ day: dayOf(count), whole: true });
const some = fc.uniqueArray(fc.nat(2000), { maxLength: 60 });

/** What is there after a backup on each of these days, rotated each time. */
function after(days: readonly number[]): string[] {
  let names: string[] = [];
  for (const day of days) {
    names = [...new Set([...names, nameOf(day)])];
    const expired = expiredBackups(names, dayOf(day));
    names = names.filter((name) => !expired.includes(name));
  }
  return names;
}

it('keeps seven days, four weeks and twelve months of daily backups', () => {
  const names = after(Array.from({ length: 800 }, (_, day) => day));
  expect(names.length).toBeLessThanOrEqual(7 + 4 + 12);
  const days = names.map((name) => readBackupName(name)?.day ?? '');
  for (let back = 0; back < 7; back += 1) expect(days).toContain(dayOf(799 - back));
  // The end of each of the eleven months that are over.
  expect(new Set(days.map((day) => day.slice(0, 7))).size).toBe(12);
});

it('never lets the newest go, nor any of the last seven that there are', () => {
  fc.assert(
    fc.property(some, (days) => {
      const ordered = days.toSorted((one, other) => one - other);
      const expired = expiredBackups(ordered.map(nameOf), dayOf(3000));
      for (const day of ordered.slice(-7)) expect(expired).not.toContain(nameOf(day));
      expect(ordered.length - expired.length).toBeLessThanOrEqual(7 + 4 + 12);
    }),
  );
});

it('has nothing more to let go the second time', () => {
  fc.assert(
    fc.property(some, (days) => {
      const names = days.map(nameOf);
      const expired = expiredBackups(names, dayOf(3000));
      expect(
        expiredBackups(
          names.filter((name) => !expired.includes(name)),
          dayOf(3000),
        ),
      ).toEqual([]);
    }),
  );
});

it('keeps what a wrong clock has dated to come, and lets it take nobody’s place', () => {
  fc.assert(
    fc.property(some, fc.nat(2000), (days, today) => {
      const now = days.filter((day) => day <= today).map(nameOf);
      const expired = expiredBackups(days.map(nameOf), dayOf(today));
      expect(new Set(expired)).toEqual(new Set(expiredBackups(now, dayOf(today))));
    }),
  );
});

it('touches no file that is not a backup of its own', () => {
  const others = [
    'palier-2026-02-31.age',
    'Palier-2020-01-01.age',
    'palier-2020-01-01.age.part',
    'cle.age',
    '../x',
    '',
  ];
  expect(expiredBackups([...others, ...Array.from({ length: 60 }, (_, day) => nameOf(day))], dayOf(90))).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/cle|31|part|Palier|\.\./)]),
  );
  for (const name of others) expect(readBackupName(name)).toBeNull();
});

it('never lets a whole backup go for one from which rows are missing', () => {
  const incomplete = Array.from({ length: 20 }, (_, day) => writeBackupName({ day: dayOf(100 + day), whole: false }));
  const whole = [nameOf(1), nameOf(2), nameOf(3)];
  const expired = expiredBackups([...incomplete, ...whole], dayOf(200));
  expect(expired).toEqual(expect.not.arrayContaining(whole));
  expect(expired).toHaveLength(17);
});

import { metresPerMinute, minutesPerDoor } from './round-minutes.ts';

/** When a resident said that one may ring, in minutes since midnight. */
export interface DoorHours {
  readonly from: number;
  readonly to: number;
}

/** When the bell is rung by someone who comes at `minute`: then, or once it opens; infinite when it is too late. */
export function rungAt(hours: DoorHours | null | undefined, minute: number): number {
  if (!hours) return minute;
  return minute > hours.to ? Infinity : Math.max(minute, hours.from);
}

/** `14:05` as minutes since midnight. */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
}

export interface RoundTimes {
  /** When each door is rung, in minutes since midnight; on arrival where it is too late. */
  readonly rung: readonly number[];
  /** Ranks of the doors that are reached after their hours. */
  readonly late: readonly number[];
  /** When the last door is left. */
  readonly end: number;
}

/**
 * The hours of a round as it stands: the walk, the waits, five minutes at each door.
 *
 * @param legs metres to each door from the one before it (from the start for the first)
 */
export function roundTimes(
  hours: readonly (DoorHours | null | undefined)[],
  legs: readonly number[],
  startMinute: number,
): RoundTimes {
  const late: number[] = [];
  let now = startMinute;
  const rung = hours.map((own, rank) => {
    now += (legs[rank] ?? 0) / metresPerMinute;
    const opened = rungAt(own, now);
    if (opened === Infinity) late.push(rank);
    else now = opened;
    const here = now;
    now += minutesPerDoor;
    return here;
  });
  return { rung, late, end: now };
}

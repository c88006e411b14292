/** Two clocks at one moment, in milliseconds. */
export interface Moment {
  /** Of the day: it goes on while the laptop sleeps, and can be put back by hand. */
  readonly wall: number;
  /** Since the page began: it may stand still while the laptop sleeps, and nobody can put it back. */
  readonly monotonic: number;
}

/** What time servers put right by themselves. */
const slackMs = 2_000;

/** Has nobody been there for that long? Where one clock says so, or where the day's has gone back: it proves nothing then. */
export function isIdleFor(minutes: number, since: Moment, now: Moment): boolean {
  const limit = minutes * 60_000;
  const wall = now.wall - since.wall;
  return wall >= limit || now.monotonic - since.monotonic >= limit || wall < -slackMs;
}

export const lockDelays = [5, 10, 15, 30, 60] as const;
const usualDelay = 15;

/** What is kept in clear may be anything by the time it is read: then the usual delay. */
export function readLockDelay(kept: unknown): number {
  return lockDelays.find((delay) => delay === kept) ?? usualDelay;
}

import type { DoorWalker } from './share-doors.ts';

/**
 * Why a door is in no round: nobody can get there at all, it is too far for the time given, nobody would
 * be there at the hours that the resident gave, everybody has all
 * the doors that they can do, or everybody's time is spent.
 */
export type WhyLeft = 'unreachable' | 'far' | 'hours' | 'doors' | 'minutes';

export interface WalkerSoFar extends Pick<DoorWalker, 'maxDoors'> {
  readonly doors: number;
  /** Walking there straight from the start, in minutes with the time at the door; infinite where there is no way. */
  readonly alone: number;
  /** The same with the wait until the door may be rung; infinite where that is over by then. */
  readonly inHours: number;
}

/** The reason that says what to change; the most stubborn first. */
export function whyLeft(walkers: readonly WalkerSoFar[], maxMinutes: number): WhyLeft {
  if (walkers.length > 0 && walkers.every(({ alone }) => alone === Infinity)) return 'unreachable';
  const near = walkers.filter(({ alone }) => alone <= maxMinutes);
  if (walkers.length > 0 && near.length === 0) return 'far';
  const inTime = near.filter(({ inHours }) => inHours <= maxMinutes);
  if (near.length > 0 && inTime.length === 0) return 'hours';
  return inTime.every(({ doors, maxDoors }) => doors >= maxDoors) ? 'doors' : 'minutes';
}

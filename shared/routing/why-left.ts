import type { DoorWalker } from './share-doors.ts';

/**
 * Why a door is in no round: nobody can get there at all, it is too far for the time given, everybody has all
 * the doors that they can do, or everybody's time is spent.
 */
export type WhyLeft = 'unreachable' | 'far' | 'doors' | 'minutes';

export interface WalkerSoFar extends Pick<DoorWalker, 'maxDoors'> {
  readonly doors: number;
  /** Walking there straight from the start, in minutes with the time at the door; infinite where there is no way. */
  readonly alone: number;
}

/** The reason that says what to change; the most stubborn first. */
export function whyLeft(walkers: readonly WalkerSoFar[], maxMinutes: number): WhyLeft {
  if (walkers.length > 0 && walkers.every(({ alone }) => alone === Infinity)) return 'unreachable';
  const near = walkers.filter(({ alone }) => alone <= maxMinutes);
  if (walkers.length > 0 && near.length === 0) return 'far';
  return near.every(({ doors, maxDoors }) => doors >= maxDoors) ? 'doors' : 'minutes';
}

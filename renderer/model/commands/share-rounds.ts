import type { Location } from '../../../shared/domain/place.ts';
import type { Round, Stop } from '../../../shared/domain/round.ts';
import { doorOfStop } from '../../../shared/routing/stops-of-listings.ts';
import type { WhyLeft } from '../../../shared/routing/why-left.ts';
import { minuteOf } from '../../../shared/routing/door-hours.ts';
import { walkAround } from '../../../shared/routing/walk-around.ts';
import { readSetting } from '../../db/settings.ts';
import { newRound } from './round-commands.ts';
import { shareInBackground } from '../../workers/routing/routing-client.ts';
import { metresThrough, plainPoint, seed } from '../../workers/routing/walking-order.ts';

/** Who walks one of the rounds. */
export interface RoundWalkers {
  readonly volunteerIds: readonly string[];
  readonly roundName: string;
  readonly start: Location | null;
  readonly end: Location | null;
  readonly maxDoors: number;
}

export interface RoundsToShare {
  readonly date: string;
  readonly time: string;
  readonly stops: readonly Stop[];
  readonly walkers: readonly RoundWalkers[];
  readonly maxMinutes: number;
}

/** Rounds that nobody has kept yet. */
export interface RoundsPlanned {
  readonly rounds: readonly Round[];
  /** Doors that fit in no round, and why. */
  readonly left: readonly { readonly stop: Stop; readonly why: WhyLeft }[];
  /** Volunteers who got no door. */
  readonly idle: readonly string[];
}

/** Proposes a round for each team; `null` when it was cancelled. Keeps nothing. */
export async function planShares(
  { date, time, stops, walkers, maxMinutes }: RoundsToShare,
  background: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<RoundsPlanned | null> {
  const barriers = await readSetting('barriers');
  const shared = await shareInBackground(
    {
      doors: stops.map(doorOfStop),
      walkers: walkers.map(({ start, end, maxDoors }) => ({
        start: plainPoint(start),
        end: plainPoint(end),
        maxDoors,
      })),
      maxMinutes,
      seed,
      barriers,
      startMinute: minuteOf(time),
    },
    background,
  );
  if (shared === null) return null;
  const walk = walkAround(barriers);
  const rounds: Round[] = [];
  const idle: string[] = [];
  walkers.forEach(({ roundName, volunteerIds, start, end }, i) => {
    const own = (shared.rounds[i] ?? []).flatMap((at) => stops[at] ?? []);
    const fields = { name: roundName, date, time, volunteerIds, start, end };
    if (own.length === 0) idle.push(...volunteerIds);
    else rounds.push({ ...newRound(fields, own), metres: metresThrough(own, { start, end }, walk) });
  });
  const left = shared.left.flatMap(({ door, why }) => {
    const stop = stops[door];
    return stop ? [{ stop, why }] : [];
  });
  return { rounds, left, idle };
}

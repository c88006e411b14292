import * as v from 'valibot';
import type { Location } from './place.ts';
import { mostDoors, roundSchema } from './round.ts';
import type { RoundDraft, TypedPlace } from './round-draft.ts';

/** How long one of several rounds may take, in minutes. */
export const shortestMinutes = 10;
export const longestMinutes = 600;

type WholeProblem = 'no-moment' | 'no-door' | 'too-many-doors';

/** What keeps a draft from becoming a round, by field; nothing where nothing does. */
export interface RoundProblems {
  whole?: WholeProblem;
  start?: 'unplaced';
  end?: 'unplaced';
  minutes?: 'out-of-range';
  doors?: 'out-of-range';
}

/** A draft that can become a round. */
export interface CheckedRound {
  readonly date: string;
  readonly time: string;
  readonly volunteerIds: readonly string[];
  readonly start: Location | null;
  readonly end: Location | null;
  /** Of each round, when there are several; `maxDoors` is `null` for as many as its volunteers do. */
  readonly limits: { readonly maxMinutes: number; readonly maxDoors: number | null } | null;
}

export type RoundCheck =
  | { readonly ok: true; readonly data: CheckedRound }
  | { readonly ok: false; readonly problems: RoundProblems };

/**
 * @param doors how many doors the chosen requests make
 * @param apart are there several rounds to share them out to?
 */
export function checkRound(draft: RoundDraft, doors: number, apart: boolean): RoundCheck {
  const problems: RoundProblems = {};
  const whole = wholeProblem(draft, doors, apart);
  if (whole !== null) problems.whole = whole;
  if (isUnplaced(draft.start)) problems.start = 'unplaced';
  if (isUnplaced(draft.end)) problems.end = 'unplaced';
  if (apart && !isWithin(draft.minutes, shortestMinutes, longestMinutes)) problems.minutes = 'out-of-range';
  if (apart && draft.doors !== '' && !isWithin(draft.doors, 1, mostDoors)) problems.doors = 'out-of-range';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { date, time, volunteerIds, minutes } = draft;
  const maxDoors = draft.doors === '' ? null : draft.doors;
  return {
    ok: true,
    data: {
      date,
      time,
      volunteerIds,
      start: draft.start.location,
      end: draft.end.location,
      limits: apart ? { maxMinutes: Number(minutes), maxDoors } : null,
    },
  };
}

/** One at a time, the moment first: it can be mended here. */
function wholeProblem({ date, time }: RoundDraft, doors: number, apart: boolean): WholeProblem | null {
  if (!v.is(roundSchema.entries.date, date) || !v.is(roundSchema.entries.time, time)) return 'no-moment';
  if (doors === 0) return 'no-door';
  return doors > mostDoors && !apart ? 'too-many-doors' : null;
}

/** Words that no place was found for: they would be lost in silence. */
function isUnplaced({ location, text }: TypedPlace): boolean {
  return location === null && text.trim() !== '';
}

function isWithin(value: number | '', least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

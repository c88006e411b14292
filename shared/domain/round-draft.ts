import type { Location } from './place.ts';
import { type SharingMode, type TeamMember, usualTeams } from './round-teams.ts';

/** How long each round may take when doors are shared between volunteers, in minutes. */
const usualMinutes = 120;

/** A place as it is typed; `location` once it was found. */
export interface TypedPlace {
  location: Location | null;
  text: string;
}

/** A new round as it is being filled in, or several that the same doors are shared out to. */
export interface RoundDraft {
  /** `2026-12-05`; empty while there is none. */
  date: string;
  /** `10:00`; empty while there is none. */
  time: string;
  /** Empty for the usual one. */
  name: string;
  volunteerIds: readonly string[];
  sharing: SharingMode;
  /** Number of the round of each volunteer, in their order. */
  numbers: readonly number[];
  /** How long each round may take, when there are several. */
  minutes: number | '';
  /** How many doors each may hold; empty for as many as its volunteers do. */
  doors: number | '';
  start: TypedPlace;
  /** Nobody has written a start: it follows the volunteers. */
  startFollows: boolean;
  end: TypedPlace;
}

export function emptyRoundDraft(today: string): RoundDraft {
  return {
    date: today,
    time: '10:00',
    name: '',
    volunteerIds: [],
    sharing: 'each',
    numbers: [],
    minutes: usualMinutes,
    doors: '',
    start: { location: null, text: '' },
    startFollows: true,
    end: { location: null, text: '' },
  };
}

/** Who walks which round, once there are more or fewer volunteers, or they go otherwise. */
export function usualNumbers({ volunteerIds, sharing }: RoundDraft): readonly number[] {
  return usualTeams(volunteerIds.length, sharing);
}

/** Together: the first volunteer's own starting point, until another is written. Apart: each has their own. */
export function usualStart(draft: RoundDraft, members: readonly TeamMember[], apart: boolean): TypedPlace {
  if (!draft.startFollows) return draft.start;
  const location = apart ? null : (members.find(({ start }) => start !== null)?.start ?? null);
  return { location, text: location?.label ?? '' };
}

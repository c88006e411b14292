import type { Location } from './place.ts';

/** All on one round, a round for each, or a round for each two. */
export const sharings = ['together', 'each', 'pairs'] as const;
export type SharingMode = (typeof sharings)[number];

export interface TeamMember {
  readonly id: string;
  readonly person: string;
  readonly maxDoors: number;
  readonly start: Location | null;
}

/** Those who walk one round together. */
export interface Team {
  readonly volunteerIds: readonly string[];
  readonly people: readonly string[];
  /** As many as the one who does fewest. */
  readonly maxDoors: number;
  /** The first of them who has one. */
  readonly start: Location | null;
}

/** Number of the round of each volunteer, in their order. Three make a pair and one alone. */
export function usualTeams(count: number, sharing: SharingMode): number[] {
  const size = { together: Math.max(1, count), each: 1, pairs: 2 }[sharing];
  return Array.from({ length: count }, (_, i) => Math.floor(i / size));
}

/** Teams by the number of their round, numbers that nobody has left out. */
export function teamsOf(members: readonly TeamMember[], numbers: readonly number[]): Team[] {
  const teams: TeamMember[][] = [];
  members.forEach((member, i) => (teams[numbers[i] ?? i] ??= []).push(member));
  return teams
    .filter((team) => team !== undefined)
    .map((team) => ({
      volunteerIds: team.map(({ id }) => id),
      people: team.map(({ person }) => person),
      maxDoors: Math.min(...team.map(({ maxDoors }) => maxDoors)),
      start: team.find(({ start }) => start !== null)?.start ?? null,
    }));
}

/** A, B … Z, A2, B2 …: the name of a round on a map and in a list. */
export function letterOf(position: number): string {
  const turn = Math.floor(position / 26);
  return String.fromCharCode(65 + (position % 26)) + (turn === 0 ? '' : String(turn + 1));
}

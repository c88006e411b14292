import type { AuditAction } from '../../../shared/domain/audit-action.ts';
import type { Quartier } from '../../../shared/domain/quartier.ts';
import { quartierOf } from '../../../shared/domain/quartier-of.ts';
import type { Round } from '../../../shared/domain/round.ts';
import { walkAround, type Walk } from '../../../shared/routing/walk-around.ts';
import { command } from './command.ts';
import type { Undo } from './undo.ts';
import { readSetting } from '../../db/settings.ts';
import { metresThrough } from '../../workers/routing/walking-order.ts';

/** Rounds by their identifier; one that is not there is deleted, or not made yet. */
export type Rounds = ReadonlyMap<string, Round>;

/**
 * Makes, changes and deletes rounds together, all or none; metres and quartier follow the doors. The way back
 * is one for all, and steps aside if any of them was changed again since.
 *
 * @param ids rounds to read first
 * @param change gets these rounds, and the way that people walk here
 */
export async function changeRounds(
  ids: readonly string[],
  change: (before: Rounds, walk: Walk) => Rounds,
): Promise<Undo> {
  const { undo } = await command<readonly ChangedRound[]>({
    action: actionOf,
    tables: ['rounds', 'quartiers', 'settings'],
    subjects: (changed) => changed.map(({ id }) => id),
    run: async ({ rounds, quartiers }) => {
      const found = await rounds.bulkGet([...ids]);
      const before: Rounds = new Map(found.flatMap((round) => (round ? [[round.id, round]] : [])));
      const outlines = await quartiers.toArray();
      const walk = walkAround(await readSetting('barriers'));
      const after = change(before, walk);
      const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
        const was = before.get(id) ?? null;
        const is = after.get(id) ?? null;
        return was === is ? [] : [{ id, was, is: is && settled(is, was, outlines, walk) }];
      });
      await rounds.bulkDelete(changed.filter(({ is }) => is === null).map(({ id }) => id));
      await rounds.bulkPut(changed.flatMap(({ is }) => is ?? []));
      return changed;
    },
  });
  return undo;
}

interface ChangedRound {
  readonly id: string;
  readonly was: Round | null;
  readonly is: Round | null;
}

function actionOf(changed: readonly ChangedRound[]): AuditAction {
  if (changed.every(({ was }) => was === null)) return 'round-made';
  return changed.every(({ is }) => is === null) ? 'round-removed' : 'round-changed';
}

function settled(round: Round, before: Round | null, quartiers: readonly Quartier[], walk: Walk): Round {
  return {
    ...round,
    metres: metresThrough(round.stops, round, walk),
    quartierId: commonQuartier(round, quartiers),
    updatedAt: before ? laterThan(before.updatedAt) : round.updatedAt,
  };
}

/** The quartier that all doors share; `null` when they lie in several. */
function commonQuartier({ stops }: Round, quartiers: readonly Quartier[]): string | null {
  const ids = new Set(stops.map((stop) => quartierOf(stop.location, quartiers)?.id ?? null));
  const [only] = ids;
  return ids.size === 1 ? (only ?? null) : null;
}

/** Two changes within one millisecond must still be told apart. */
function laterThan(instant: string): string {
  return new Date(Math.max(Date.now(), Date.parse(instant) + 1)).toISOString();
}

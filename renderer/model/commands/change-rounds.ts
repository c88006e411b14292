import type { Quartier } from '../../../shared/domain/quartier.ts';
import { quartierOf } from '../../../shared/domain/quartier-of.ts';
import type { Round } from '../../../shared/domain/round.ts';
import { walkAround, type Walk } from '../../../shared/routing/walk-around.ts';
import { journal } from './journal.ts';
import { db } from '../../db/open-database.ts';
import type { EarlierUndo as Undo } from './undo.ts';
import { readBarriers } from '../../db/read-barriers.ts';
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
  const base = db();
  const tables = [base.rounds, base.quartiers, base.audit, base.settings];

  const changes = await base.transaction('rw', tables, async () => {
    const found = await base.rounds.bulkGet([...ids]);
    const before: Rounds = new Map(found.flatMap((round) => (round ? [[round.id, round]] : [])));
    const quartiers = await base.quartiers.toArray();
    const walk = walkAround(await readBarriers());
    const after = change(before, walk);
    const made = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
      const was = before.get(id) ?? null;
      const is = after.get(id) ?? null;
      return was === is ? [] : [{ id, was, is: is && settled(is, was, quartiers, walk) }];
    });
    for (const { id, was, is } of made) {
      await write(id, is);
      if (was === null) await journal(base, 'round-made', id);
      if (is === null) await journal(base, 'round-removed', id);
    }
    return made;
  });

  return () =>
    base.transaction('rw', tables, async () => {
      const now = await base.rounds.bulkGet(changes.map(({ id }) => id));
      if (changes.some(({ is }, i) => now[i]?.updatedAt !== is?.updatedAt)) return;
      for (const { id, was, is } of changes) {
        await write(id, was);
        if (was === null) await journal(base, 'round-unmade', id);
        if (is === null) await journal(base, 'round-restored', id);
      }
    });

  async function write(id: string, round: Round | null): Promise<void> {
    if (round) await base.rounds.put(round);
    else await base.rounds.delete(id);
  }
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

import type { EntityTable, IDType } from 'dexie';
import type { Overlay } from '../../../shared/domain/neighbour.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { sameValue } from '../../db/same-value.ts';

/** In another command: puts each row back as it was; of one that was changed since, it only turns the pointer back. */
export type MoveBack = () => Promise<void>;

/** Everything that points at one listing points at the other, in the caller's command. */
export async function moveReferences(database: PalierDatabase, from: string, to: string): Promise<MoveBack> {
  const { matches, conflicts, rounds, sheets } = database;
  const ways = [
    await moveOverlay(database, from, to),
    await rewrite(matches, (match, point) => ({
      ...match,
      requestId: point(match.requestId),
      offerId: point(match.offerId),
    })),
    await rewrite(conflicts, (conflict, point) => ({ ...conflict, listingId: point(conflict.listingId) })),
    await rewrite(rounds, (round, point) => ({
      ...round,
      stops: round.stops.map((stop) => ({ ...stop, listingIds: distinct(stop.listingIds.map(point)) })),
    })),
    // What was printed stays as printed; what is typed back from it closes the listing that is here.
    await rewrite(sheets, (sheet, point) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({ ...row, listingIds: distinct(row.listingIds.map(point)) })),
      returns: sheet.returns.map((line) => ({
        ...line,
        ...(line.closed && { closed: line.closed.map((one) => ({ ...one, listingId: point(one.listingId) })) }),
      })),
    })),
  ];
  return async () => {
    for (const back of ways) await back();
  };

  async function rewrite<Row extends { id: string }>(
    table: EntityTable<Row, 'id'>,
    through: (row: Row, point: (id: string) => string) => Row,
  ): Promise<MoveBack> {
    const turn = (row: Row, one: string, other: string): Row | null => {
      let pointed = false;
      const turned = through(row, (id) => {
        pointed ||= id === one;
        return id === one ? other : id;
      });
      return pointed ? turned : null;
    };
    const moved = (await table.toArray()).flatMap((before) => {
      const after = turn(before, from, to);
      return after ? [{ before, after }] : [];
    });
    await table.bulkPut(moved.map(({ after }) => after));
    const keys = moved.map(({ before }) => before.id as IDType<Row, 'id'>);
    const written = await table.bulkGet(keys);
    return async () => {
      const found = await table.bulkGet(keys);
      for (const [index, { before }] of moved.entries()) {
        const now = found[index];
        const back = now && (sameValue(now, written[index]) ? before : turn(now, to, from));
        if (back) await table.put(back);
      }
    };
  }
}

/** Both notes are kept; whoever is named on the city's copy stays named there. */
async function moveOverlay({ overlays }: PalierDatabase, from: string, to: string): Promise<MoveBack> {
  const [own, theirs] = await overlays.bulkGet([from, to]);
  if (!own) return async () => {};
  const joined: Overlay = {
    listingId: to,
    neighbourId: theirs?.neighbourId ?? own.neighbourId,
    note: distinct([theirs?.note ?? '', own.note].filter(Boolean)).join('\n'),
    lastOutcome: theirs?.lastOutcome ?? own.lastOutcome,
    updatedAt: new Date().toISOString(),
  };
  await overlays.put(joined);
  await overlays.delete(from);
  const written = await overlays.get(to);
  return async () => {
    await overlays.put(own);
    if (!sameValue(await overlays.get(to), written)) return;
    if (theirs) await overlays.put(theirs);
    else await overlays.delete(to);
  };
}

function distinct(members: readonly string[]): string[] {
  return [...new Set(members)];
}

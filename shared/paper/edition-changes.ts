import type { Listing } from '../domain/listing.ts';
import type { Neighbour } from '../domain/neighbour.ts';
import type { Sheet, SheetRow } from '../domain/sheet.ts';
import { mayGoOut } from '../domain/visitable.ts';

/** What the volunteer must know that the sheet in their hand does not say. */
export interface EditionChanges {
  /** Printed, and no longer to be visited. */
  readonly dropped: readonly SheetRow[];
  /** Still to be visited, and no longer as printed: the new text of the door. */
  readonly changed: readonly { readonly printed: SheetRow; readonly now: SheetRow }[];
  readonly added: readonly SheetRow[];
}

/**
 * Compares a frozen edition with what its round would print today (`now`, any numbering). Doors are the same when they
 * are the same stop. A door for none of whose listings
 * one may go out any more (see `mayGoOut`) is dropped: nobody is waiting there.
 */
export function editionChanges(
  sheet: Pick<Sheet, 'rows' | 'returns'>,
  now: readonly SheetRow[],
  listings: ReadonlyMap<string, Listing>,
  neighbours: ReadonlyMap<string, Neighbour>,
): EditionChanges {
  const today = new Map(now.map((row) => [row.stopId, row]));
  const printed = new Set(sheet.rows.map((row) => row.stopId));
  const entered = new Set(sheet.returns.map((line) => line.number));
  const waits = ({ listingIds, neighbourId }: SheetRow) =>
    listingIds.some((id) => {
      const listing = listings.get(id);
      return listing !== undefined && mayGoOut(listing, neighbours.get(neighbourId ?? ''));
    });
  const dropped: SheetRow[] = [];
  const changed: { printed: SheetRow; now: SheetRow }[] = [];
  for (const row of sheet.rows) {
    if (entered.has(row.number)) continue;
    const current = today.get(row.stopId);
    if (!current || (row.listingIds.length > 0 && !waits(row) && !waits(current))) dropped.push(row);
    else if (!sameText(row, current)) changed.push({ printed: row, now: current });
  }
  return { dropped, changed, added: now.filter((row) => !printed.has(row.stopId)) };
}

export function nothingChanged({ dropped, changed, added }: EditionChanges): boolean {
  return dropped.length + changed.length + added.length === 0;
}

function sameText(a: SheetRow, b: SheetRow): boolean {
  const text = ({ address, doorLine, person, needs }: SheetRow) => JSON.stringify([address, doorLine, person, needs]);
  return text(a) === text(b);
}

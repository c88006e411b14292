import type { RowReturn, Sheet, SheetRow } from '../../shared/domain/sheet.ts';
import { isOpen } from '../../shared/domain/listing.ts';
import { outcomeEffect } from '../../shared/domain/outcome-effects.ts';
import type { PalierDatabase } from '../db/database.ts';
import { journal } from '../db/journal.ts';
import { changeStatus } from '../db/listing-commands.ts';
import { db } from '../db/open-database.ts';
import { currentListing } from '../db/records.ts';
import type { Undo } from '../db/undo.ts';
import type { Noted } from './parse-entry.ts';

export interface Entered {
  readonly undo: Undo;
  /** Listings whose status changed, to be sent to the town. */
  readonly changed: number;
  /** Open listings that the table of transitions would not let change. */
  readonly unchanged: number;
}

/** Several doors with one result, whole or not at all: « absents, tous les autres ». */
export function enterReturns(sheetId: string, numbers: readonly number[], noted: Noted): Promise<Entered> {
  const base = db();
  return base.transaction('rw', tablesOf(base), async () => {
    const done: Entered[] = [];
    for (const number of numbers) done.push(await enterReturn(sheetId, number, noted));
    return {
      changed: done.reduce((sum, { changed }) => sum + changed, 0),
      unchanged: done.reduce((sum, { unchanged }) => sum + unchanged, 0),
      undo: () =>
        base.transaction('rw', tablesOf(base), async () => {
          for (const { undo } of done.toReversed()) await undo();
        }),
    };
  });
}

/**
 * Writes what was noted at one door: the row of the sheet, the household's listings with what the town must learn, its
 * local note, and its consents when it asked to be left alone, all in one transaction. A row already entered is replaced.
 */
export async function enterReturn(sheetId: string, number: number, noted: Noted): Promise<Entered> {
  const base = db();
  const now = new Date().toISOString();
  const effect = outcomeEffect(noted.outcome, noted.helped);

  return base.transaction('rw', tablesOf(base), async () => {
    const { sheet, row } = await rowOf(sheetId, number);
    const earlier = sheet.returns.find((entry) => entry.number === number) ?? null;
    const entered: RowReturn = { number, ...noted, followUpOn: null, enteredAt: now };
    await base.sheets.put({ ...sheet, returns: withReturn(sheet.returns, number, entered) });

    const undos: Undo[] = [];
    let changed = 0;
    let unchanged = 0;
    for (const listingId of row.listingIds) {
      const record = await base.listings.get(listingId);
      const overlay = (await base.overlays.get(listingId)) ?? null;
      if (!record) continue;
      await base.overlays.put({
        listingId,
        neighbourId: overlay?.neighbourId ?? row.neighbourId,
        note: overlay?.note ?? '',
        lastOutcome: noted.outcome,
        updatedAt: now,
      });
      undos.push(async () => {
        if (overlay) await base.overlays.put(overlay);
        else await base.overlays.delete(listingId);
      });
      if (effect.status === null || !isOpen(currentListing(record).status)) continue;
      const change = await changeStatus(listingId, effect.status);
      if (change.ok) {
        undos.push(change.data);
        changed += 1;
      } else unchanged += 1;
    }
    if (effect.consentWithdrawn && row.neighbourId !== null) undos.push(...(await endConsents(row.neighbourId, now)));
    await journal(base, `return-${noted.outcome}`, row.stopId);

    return {
      changed,
      unchanged,
      undo: () =>
        base.transaction('rw', tablesOf(base), async () => {
          for (const undo of undos.toReversed()) await undo();
          const { sheet: current } = await rowOf(sheetId, number);
          await base.sheets.put({ ...current, returns: withReturn(current.returns, number, earlier) });
          await journal(base, 'return-undone', row.stopId);
        }),
    };
  });
}

function tablesOf(base: PalierDatabase) {
  return [base.sheets, base.listings, base.outbox, base.overlays, base.neighbours, base.audit];
}

async function rowOf(sheetId: string, number: number): Promise<{ sheet: Sheet; row: SheetRow }> {
  const sheet = await db().sheets.get(sheetId);
  const row = sheet?.rows.find((printed) => printed.number === number);
  if (!sheet || !row) throw new Error(`no row ${number} on sheet ${sheetId}`);
  return { sheet, row };
}

function withReturn(returns: readonly RowReturn[], number: number, entered: RowReturn | null): RowReturn[] {
  const others = returns.filter((entry) => entry.number !== number);
  return (entered ? [...others, entered] : others).sort((a, b) => a.number - b.number);
}

async function endConsents(neighbourId: string, now: string): Promise<Undo[]> {
  const base = db();
  const before = await base.neighbours.get(neighbourId);
  if (!before) return [];
  const consents = before.consents.map((consent) => ({ ...consent, withdrawnAt: consent.withdrawnAt ?? now }));
  await base.neighbours.put({ ...before, consents, updatedAt: now });
  return [
    async () => {
      const current = await base.neighbours.get(neighbourId);
      if (current) await base.neighbours.put({ ...current, consents: before.consents });
    },
  ];
}

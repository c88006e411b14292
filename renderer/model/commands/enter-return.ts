import type { EndedMatch, RowReturn, Sheet, SheetRow } from '../../../shared/domain/sheet.ts';
import { isOpen } from '../../../shared/domain/listing.ts';
import { outcomeEffect } from '../../../shared/domain/outcome-effect.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { journal } from './journal.ts';
import { changeStatus, giveStatusBack } from './listing-commands.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';
import type { EarlierUndo as Undo } from './undo.ts';
import { endMatchesOf, resumeMatches } from './match-commands.ts';
import type { Noted } from '../../../shared/paper/parse-entry.ts';

export interface Entered {
  readonly undo: () => Promise<Result<null, EntryOvertaken>>;
  /** Listings whose status changed, to be sent to the city: those of the door, and requests that wait again. */
  readonly changed: number;
  /** Introductions that ended with them. */
  readonly ended: number;
  /** Open listings that the table of transitions would not let change. */
  readonly unchanged: number;
}

/**
 * `closed-since`: taking a line back would open a listing again that is closed for good by now. `typed-since`: somebody
 * at another window has typed that line meanwhile; theirs stands.
 */
export type EntryOvertaken = 'closed-since' | 'typed-since';

/** Ends the transaction. */
class Overtaken extends Error {
  readonly code: EntryOvertaken;
  constructor(code: EntryOvertaken) {
    super(code);
    this.code = code;
  }
}

/**
 * Several doors with one result, whole or not at all: « absents, tous les autres ». Unless it `replaces` what is there,
 * every line has to be empty still.
 */
export function enterReturns(
  sheetId: string,
  numbers: readonly number[],
  noted: Noted,
  replaces = true,
): Promise<Result<Entered, EntryOvertaken>> {
  return wholly(async () => {
    const done: Steps[] = [];
    for (const number of numbers) done.push(await writeRow(sheetId, number, noted, replaces));
    return {
      changed: done.reduce((sum, { changed }) => sum + changed, 0),
      ended: done.reduce((sum, { ended }) => sum + ended, 0),
      unchanged: done.reduce((sum, { unchanged }) => sum + unchanged, 0),
      undo: () =>
        wholly(async () => {
          for (const { back } of done.toReversed()) await back();
          return null;
        }),
    };
  });
}

/** One door. A row already entered is replaced, and what it closed by mistake is open again. */
export function enterReturn(sheetId: string, number: number, noted: Noted): Promise<Result<Entered, EntryOvertaken>> {
  return enterReturns(sheetId, [number], noted);
}

async function wholly<Data>(work: () => Promise<Data>): Promise<Result<Data, EntryOvertaken>> {
  const base = db();
  try {
    return ok(await base.transaction('rw', tablesOf(base), work));
  } catch (error) {
    if (error instanceof Overtaken) return refused(error.code);
    throw error;
  }
}

interface Steps {
  readonly changed: number;
  readonly ended: number;
  readonly unchanged: number;
  readonly back: Undo;
}

/**
 * What was noted at one door: the row of the sheet, the household's listings with what the city must learn and their
 * introductions, its local note, and its consents when it asked to be left alone. Inside the caller's transaction.
 */
async function writeRow(sheetId: string, number: number, noted: Noted, replaces: boolean): Promise<Steps> {
  const base = db();
  const now = new Date().toISOString();
  const effect = outcomeEffect(noted.outcome, noted.helped);
  const { sheet, row } = await rowOf(sheetId, number);
  const earlier = sheet.returns.find((entry) => entry.number === number) ?? null;
  if (earlier && !replaces) throw new Overtaken('typed-since');
  const undos: Undo[] = [];

  if (earlier) undos.push(...(await takeBack(row, earlier)));
  const closed: NonNullable<RowReturn['closed']> = [];
  const ended: EndedMatch[] = [];
  let unchanged = 0;
  for (const listingId of row.listingIds) {
    const record = await base.listings.get(listingId);
    if (!record) continue;
    undos.push(await rememberOutcome(listingId, row, noted.outcome, now));
    const { status: from, kind } = currentListing(record);
    if (effect.status === null || !isOpen(from)) continue;
    const change = await changeStatus(listingId, effect.status);
    if (!change.ok) {
      unchanged += 1;
      continue;
    }
    const step = { listingId, from, to: effect.status };
    closed.push(step);
    undos.push(async () => {
      await giveBack(step);
    });
    ended.push(...(await endMatchesOf({ id: listingId, kind }, noted.helped, now)));
  }
  undos.push(async () => {
    await resumeMatches(ended, now);
  });
  if (effect.consentWithdrawn && row.neighbourId !== null) undos.push(...(await endConsents(row.neighbourId, now)));
  const entered: RowReturn = { number, ...noted, followUpOn: null, enteredAt: now, closed, ended };
  await base.sheets.put({ ...sheet, returns: withReturn(sheet.returns, number, entered) });
  await journal(base, `return-${noted.outcome}`, row.stopId);

  return {
    changed: closed.length + ended.filter(({ request }) => request).length,
    ended: ended.length,
    unchanged,
    async back() {
      const { sheet: current } = await rowOf(sheetId, number);
      const mine = current.returns.find((entry) => entry.number === number)?.enteredAt === now;
      if (!mine) throw new Overtaken('typed-since');
      for (const undo of undos.toReversed()) await undo();
      await base.sheets.put({ ...current, returns: withReturn(current.returns, number, earlier) });
      await journal(base, 'return-undone', row.stopId);
    },
  };
}

/** Opens what an earlier line of this row closed, and gives back the introductions and the consents that it ended. */
async function takeBack(row: SheetRow, earlier: RowReturn): Promise<Undo[]> {
  const undos: Undo[] = [];
  for (const step of earlier.closed ?? []) {
    const again = await giveBack(step);
    if (again) undos.push(again);
  }
  undos.push(...(await resumeMatches(earlier.ended ?? [], earlier.enteredAt)));
  if (outcomeEffect(earlier.outcome, earlier.helped).consentWithdrawn && row.neighbourId !== null)
    undos.push(...(await giveConsentsBack(row.neighbourId, earlier.enteredAt)));
  return undos;
}

async function giveBack(step: NonNullable<RowReturn['closed']>[number]): Promise<Undo | null> {
  const given = await giveStatusBack(step.listingId, step);
  if (!given.ok) throw new Overtaken('closed-since');
  return given.data;
}

async function rememberOutcome(listingId: string, row: SheetRow, lastOutcome: string, now: string): Promise<Undo> {
  const base = db();
  const overlay = (await base.overlays.get(listingId)) ?? null;
  const { neighbourId = row.neighbourId, note = '' } = overlay ?? {};
  await base.overlays.put({ listingId, neighbourId, note, lastOutcome, updatedAt: now });
  return async () => {
    if (overlay) await base.overlays.put(overlay);
    else await base.overlays.delete(listingId);
  };
}

function tablesOf(base: PalierDatabase) {
  return [base.sheets, base.listings, base.outbox, base.overlays, base.neighbours, base.matches, base.audit];
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

function endConsents(neighbourId: string, now: string): Promise<Undo[]> {
  return changeConsents(neighbourId, (withdrawnAt) => withdrawnAt ?? now);
}

/** Those that ended at that very moment: by the line that is corrected, and by nothing else. */
function giveConsentsBack(neighbourId: string, endedAt: string): Promise<Undo[]> {
  return changeConsents(neighbourId, (withdrawnAt) => (withdrawnAt === endedAt ? null : withdrawnAt));
}

async function changeConsents(
  neighbourId: string,
  change: (withdrawnAt: string | null) => string | null,
): Promise<Undo[]> {
  const base = db();
  const before = await base.neighbours.get(neighbourId);
  if (!before) return [];
  const consents = before.consents.map((consent) => ({ ...consent, withdrawnAt: change(consent.withdrawnAt) }));
  await base.neighbours.put({ ...before, consents, updatedAt: new Date().toISOString() });
  return [
    async () => {
      const current = await base.neighbours.get(neighbourId);
      if (current) await base.neighbours.put({ ...current, consents: before.consents });
    },
  ];
}

import type { EndedMatch, RowReturn, Sheet, SheetRow } from '../../../shared/domain/sheet.ts';
import { contactForCity } from '../../../shared/domain/city-contact.ts';
import { isOpen } from '../../../shared/domain/listing.ts';
import { outcomeEffect } from '../../../shared/domain/outcome-effect.ts';
import type { Noted } from '../../../shared/paper/parse-entry.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { currentListing } from '../../db/records.ts';
import { command, type Done, undoCommand } from './command.ts';
import { clearContacts } from './consent-commands.ts';
import { changeStatus, editListing, giveStatusBack } from './listing-commands.ts';
import { endMatchesOf, resumeMatches } from './match-commands.ts';

export interface EnteredReturn {
  /** Listings whose status changed, to be sent to the city: those of the door, and requests that wait again. */
  readonly changed: number;
  /** Introductions that ended with them. */
  readonly ended: number;
  /** Open listings that the table of transitions would not let change. */
  readonly unchanged: number;
}

/**
 * `closed-since`: correcting a line would open a listing again that is closed for good by now. `typed-since`: somebody
 * at another window has typed that line meanwhile; theirs stands.
 */
export type EntryOvertaken = 'closed-since' | 'typed-since';

const tables = ['sheets', 'listings', 'outbox', 'overlays', 'neighbours', 'matches'] as const;

/**
 * Several doors with one result, whole or not at all: « absents, tous les autres ». Unless it `replaces` what is there,
 * every line has to be empty still.
 */
export async function enterReturns(
  sheetId: string,
  numbers: readonly number[],
  noted: Noted,
  replaces = true,
): Promise<Result<Done<EnteredReturn>, EntryOvertaken>> {
  return await command<EnteredReturn, EntryOvertaken>({
    action: `return-${noted.outcome}`,
    tables,
    undoneAs: 'return-undone',
    run: async (database) => {
      const sum = { changed: 0, ended: 0, unchanged: 0 };
      for (const number of numbers) {
        const entered = await enterLine(database, sheetId, number, noted, replaces);
        if (!entered.ok) return entered;
        sum.changed += entered.data.changed;
        sum.ended += entered.data.ended;
        sum.unchanged += entered.data.unchanged;
      }
      return ok(sum);
    },
  });
}

/** One door. A row already entered is replaced, and what it closed by mistake is open again. */
export async function enterReturn(
  sheetId: string,
  number: number,
  noted: Noted,
): Promise<Result<Done<EnteredReturn>, EntryOvertaken>> {
  return await enterReturns(sheetId, [number], noted);
}

/**
 * What was noted at one door: the row of the sheet, the household's listings with what the city must learn and their
 * introductions, its local note, and its consents when it asked to be left alone.
 */
async function enterLine(
  database: PalierDatabase,
  sheetId: string,
  number: number,
  noted: Noted,
  replaces: boolean,
): Promise<Result<EnteredReturn, EntryOvertaken>> {
  const now = new Date().toISOString();
  const effect = outcomeEffect(noted.outcome, noted.helped);
  const { sheet, row } = await lineOf(database, sheetId, number);
  const earlier = sheet.returns.find((entry) => entry.number === number) ?? null;
  if (earlier && !replaces) return refused('typed-since');
  if (earlier && !(await takeBack(database, row, earlier))) return refused('closed-since');

  const closed: NonNullable<RowReturn['closed']> = [];
  const ended: EndedMatch[] = [];
  let unchanged = 0;
  for (const listingId of row.listingIds) {
    const record = await database.listings.get(listingId);
    if (!record) continue;
    await rememberOutcome(database, listingId, row, noted.outcome, now);
    const { status: from, kind } = currentListing(record);
    if (effect.status === null || !isOpen(from)) continue;
    if (!(await changeStatus(listingId, effect.status)).ok) {
      unchanged += 1;
      continue;
    }
    closed.push({ listingId, from, to: effect.status });
    ended.push(...(await endMatchesOf({ id: listingId, kind }, noted.helped, now)));
  }
  const cleared =
    effect.consentWithdrawn && row.neighbourId !== null
      ? await changeConsents(database, row.neighbourId, (withdrawnAt) => withdrawnAt ?? now)
      : [];
  const line = { number, ...noted, followUpOn: null, enteredAt: now, closed, ended };
  await noteLine(sheetId, { ...line, ...(cleared.length > 0 && { cleared }) }, earlier);
  const waiting = ended.filter(({ request }) => request).length;
  return ok({ changed: closed.length + waiting, ended: ended.length, unchanged });
}

/**
 * Keeps the line; its own way back, because the lines of one sheet stand each by itself: what was typed of others since
 * is no reason to keep this one.
 */
async function noteLine(sheetId: string, entered: RowReturn, earlier: RowReturn | null): Promise<void> {
  const { number, enteredAt } = entered;
  const put = async ({ sheets }: PalierDatabase, sheet: Sheet, line: RowReturn | null) =>
    void (await sheets.put({ ...sheet, returns: withReturn(sheet.returns, number, line) }));
  await command({
    action: `return-${entered.outcome}`,
    tables: ['sheets'],
    run: async (database) => await put(database, (await lineOf(database, sheetId, number)).sheet, entered),
    undoOf: () =>
      undoCommand({
        action: 'return-undone',
        tables: ['sheets'],
        run: async (database) => {
          const { sheet } = await lineOf(database, sheetId, number);
          const isOurs = sheet.returns.find((entry) => entry.number === number)?.enteredAt === enteredAt;
          if (!isOurs) return refused('typed-since');
          await put(database, sheet, earlier);
          return ok(null);
        },
      }),
  });
}

/**
 * Opens what an earlier line of this row closed, and gives back the introductions and the consents that it ended. False
 * where one of the listings is closed for good by now.
 */
async function takeBack(database: PalierDatabase, row: SheetRow, earlier: RowReturn): Promise<boolean> {
  for (const step of earlier.closed ?? []) if (!(await giveStatusBack(step.listingId, step)).ok) return false;
  await resumeMatches(database, earlier.ended ?? [], earlier.enteredAt);
  // Those that ended at that very moment: by the line that is corrected, and by nothing else.
  if (outcomeEffect(earlier.outcome, earlier.helped).consentWithdrawn && row.neighbourId !== null)
    await changeConsents(database, row.neighbourId, (withdrawnAt) =>
      withdrawnAt === earlier.enteredAt ? null : withdrawnAt,
    );
  const behind = await database.neighbours.get(row.neighbourId ?? '');
  for (const id of earlier.cleared ?? [])
    if (behind && (await database.listings.get(id))) await editListing(id, { contact: contactForCity(behind) });
  return true;
}

async function rememberOutcome(
  { overlays }: PalierDatabase,
  listingId: string,
  row: SheetRow,
  lastOutcome: string,
  now: string,
): Promise<void> {
  const { neighbourId = row.neighbourId, note = '' } = (await overlays.get(listingId)) ?? {};
  await overlays.put({ listingId, neighbourId, note, lastOutcome, updatedAt: now });
}

async function lineOf(
  { sheets }: PalierDatabase,
  sheetId: string,
  number: number,
): Promise<{ sheet: Sheet; row: SheetRow }> {
  const sheet = await sheets.get(sheetId);
  const row = sheet?.rows.find((printed) => printed.number === number);
  if (!sheet || !row) throw new Error(`no row ${number} on sheet ${sheetId}`);
  return { sheet, row };
}

function withReturn(returns: readonly RowReturn[], number: number, entered: RowReturn | null): RowReturn[] {
  const others = returns.filter((entry) => entry.number !== number);
  return (entered ? [...others, entered] : others).sort((a, b) => a.number - b.number);
}

/** Answers the listings from which their contact went. */
async function changeConsents(
  database: PalierDatabase,
  neighbourId: string,
  change: (withdrawnAt: string | null) => string | null,
): Promise<string[]> {
  const known = await database.neighbours.get(neighbourId);
  if (!known) return [];
  const consents = known.consents.map((consent) => ({ ...consent, withdrawnAt: change(consent.withdrawnAt) }));
  const cleared = await clearContacts(database, known, consents);
  await database.neighbours.put({ ...known, consents, updatedAt: new Date().toISOString() });
  return cleared;
}

import type { Sheet } from '../../shared/domain/sheet.ts';
import { ok, refused, type Result } from '../../shared/result.ts';
import { db } from '../db/open-database.ts';
import { type Edition, keepEdition } from '../model/commands/sheet-commands.ts';
import { draftAddendum } from './draft-addendum.ts';
import { draftPaper, type PaperDraft, type PaperLevel } from './draft-paper.ts';
import { loadSource } from './load-source.ts';

export type IssueProblem = 'round-gone' | 'round-empty' | 'paper-empty' | 'numbers-taken' | 'nothing-changed';

/** The document as it would be printed now, with the number that it would bear. */
export async function draftEdition(roundId: string, level: PaperLevel): Promise<Result<PaperDraft, IssueProblem>> {
  const source = await loadSource(roundId, await nextNumber(), new Date().toISOString());
  if (!source) return refused('round-gone');
  if (source.round.stops.length === 0) return refused('round-empty');
  const draft = await draftPaper(level, source);
  return draft === null ? refused('paper-empty') : ok(draft);
}

export function issueEdition(
  roundId: string,
  copies: number,
  level: PaperLevel = 'round-sheet',
): Promise<Result<Sheet, IssueProblem>> {
  return issue(() => draftEdition(roundId, level), { roundId, copies, level });
}

/** The changes of one sheet alone, as an edition of its own: printed, numbered and typed back as any other. */
export function issueAddendum(to: Sheet): Promise<Result<Sheet, IssueProblem>> {
  const draft = async () => {
    const source = await loadSource(to.roundId, await nextNumber(), new Date().toISOString());
    return source ? await draftAddendum(to, source) : refused('round-gone' as const);
  };
  return issue(draft, { roundId: to.roundId, copies: 1, level: 'addendum', addendumTo: to.number });
}

/** A second window may take the number meanwhile: the document is then made again with the next one. */
async function issue(
  draft: () => Promise<Result<PaperDraft, IssueProblem>>,
  edition: Edition,
): Promise<Result<Sheet, IssueProblem>> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const made = await draft();
    if (!made.ok) return made;
    const kept = await keepEdition(edition, made.data);
    if (kept.ok) return kept;
  }
  return refused('numbers-taken');
}

/** One more than the last; the very first somewhere in the thousands, so that a number says nothing of how many there are. */
async function nextNumber(): Promise<number> {
  const last = await db().sheets.orderBy('number').last();
  return last ? last.number + 1 : 1000 + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % 4000);
}

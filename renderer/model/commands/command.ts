import Dexie from 'dexie';
import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../../shared/domain/audit-action.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { type ChangedRow, keepChange } from '../../db/changes.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { db } from '../../db/open-database.ts';
import { whenLogged } from '../log/when-logged.ts';
import { closeFrame, type Frame, openFrame, type UndoCheck } from './frame.ts';
import { putInFlight } from './in-flight.ts';
import { putBack, readAfter, rollBack } from './put-back.ts';
import type { Undo, UndoProblem } from './undo.ts';

/** A table of the database, by its name. */
export type TableName = Extract<
  {
    [Name in keyof PalierDatabase]: PalierDatabase[Name] extends { bulkPut: unknown } ? Name : never;
  }[keyof PalierDatabase],
  string
>;

export interface Command<Answer, Data> {
  /** What the journal says; it may hang on what came of it. */
  readonly action: AuditAction | ((data: Data) => AuditAction);
  /** All that is read and written, without `audit` and `changes`. */
  readonly tables: readonly TableName[];
  /** Makes the change. Where it refuses, nothing is written. */
  readonly run: (database: PalierDatabase) => Promise<Answer>;
  /** Identifiers for the journal; by default those of the rows that were changed, but for outbox and settings. */
  readonly subjects?: (data: Data) => readonly string[];
  /** What the journal says of the way back. */
  readonly undoneAs?: AuditAction;
  /** Asked once the rows are put back, before that is final: a reason not to. */
  readonly cannotUndo?: (database: PalierDatabase, data: Data) => Promise<UndoProblem | null>;
  /** Of a way back: what the way there had, for when it is gone again. */
  readonly again?: Pick<Command<unknown, unknown>, 'undoneAs' | 'cannotUndo' | 'undoOf'>;
  /** A way back of its own, instead of the rows as they were: for what may have left the laptop. See `undoCommand`. */
  readonly undoOf?: (data: Data) => ReturnType<Undo>;
  /** Has a line of its own in the journal, also inside another command. */
  readonly alwaysAudited?: boolean;
}

export interface Done<Data> {
  readonly data: Data;
  readonly undo: Undo;
}

type Refused<Code extends string = string> = Extract<Result<never, Code>, { ok: false }>;

/**
 * One thing that a coordinator does: one transaction, one line in the journal, one recorded change, one way back. Inside
 * another one it joins that: its rows, and its way back, become part of the outer one's; two inside one come one after the
 * other. A refusal of `run` leaves everything as it was before, also inside another, which then goes on. Rules are asked
 * before, in `shared/`: a command holds none.
 *
 * @throws what `run` throws, with nothing written; inside another command, nothing of that either
 */
export function command<Data, Code extends string>(
  spec: Command<Result<Data, Code>, Data>,
): Promise<Result<Done<Data>, Code>>;
export function command<Data>(spec: Command<Data, Data>): Promise<Done<Data>>;
export async function command<Data>(spec: Command<unknown, Data>): Promise<unknown> {
  // Inside another one there is nothing yet that could be lost.
  if (Dexie.currentTransaction !== null) return await inTransaction(spec, true);
  return await putInFlight(outermost(spec));
}

async function outermost<Data>(spec: Command<unknown, Data>): Promise<unknown> {
  const answer = await inTransaction(spec, false);
  await whenLogged();
  return answer;
}

async function inTransaction<Data>(spec: Command<unknown, Data>, joins: boolean): Promise<unknown> {
  const database = db();
  try {
    // An async function, and written as one: Dexie looks at that to keep the transaction over native awaits.
    return await database.transaction('rw', [...spec.tables, 'audit', 'changes'], async (transaction) => {
      const frame = openFrame(transaction);
      const answer = await spec.run(database);
      const result = isResult(answer) ? answer : ok(answer);
      if (!result.ok) {
        if (!joins) throw new RolledBack(result);
        await rollBack(database, frame.rows);
        closeFrame(transaction, frame);
        return result;
      }
      closeFrame(transaction, frame);
      const data = result.data as Data;
      const done: Done<Data> = { data, undo: await finish(database, spec, frame, data) };
      return isResult(answer) ? ok(done) : done;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  }
}

/** What `undoOf` answers, as a command: its own way back does the thing again. */
export async function undoCommand<Data>(spec: Command<Result<Data, UndoProblem>, Data>): ReturnType<Undo> {
  const done = await command(spec);
  return done.ok ? ok(done.data.undo) : done;
}

class RolledBack extends Error {
  readonly refusal: Refused;
  constructor(refusal: Refused) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function isResult(answer: unknown): answer is Result<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
}

/** Journal and recorded change, or what the outer command must know; and the way back. */
async function finish<Data>(
  database: PalierDatabase,
  spec: Command<unknown, Data>,
  frame: Frame,
  data: Data,
): Promise<Undo> {
  const { outer } = frame;
  const { undoOf, cannotUndo } = spec;
  const rows = await readAfter(database, frame.rows);
  if (cannotUndo) frame.checks.push((database) => cannotUndo(database, data));
  const subjectIds = spec.subjects && [...new Set(spec.subjects(data))];
  const undo = undoOf ? () => undoOf(data) : wayBack(spec, rows.filter(frame.isOwn), frame, subjectIds);
  const at = new Date().toISOString();
  const action = typeof spec.action === 'function' ? spec.action(data) : spec.action;
  if (!outer || spec.alwaysAudited) {
    await database.audit.add({ id: uuidv7(), at, action, subjectIds: subjectIds ?? subjectsOf(rows) });
  }
  if (outer) outer.take(frame, undoOf ? undo : null);
  else await keepChange(database, { action, at, rows });
  return undo;
}

function subjectsOf(rows: readonly ChangedRow[]): readonly string[] {
  const named = rows.filter(({ table }) => table !== 'outbox' && table !== 'settings');
  return [...new Set(named.map(({ key }) => key))];
}

/** Derived: what inner commands have for their own, the last first, then the other rows as they were. */
function wayBack<Data>(
  { tables, undoneAs = 'undone', again }: Command<unknown, Data>,
  rows: readonly ChangedRow[],
  { ways, checks }: Pick<Frame, 'ways' | 'checks'>,
  subjectIds: readonly string[] | undefined,
): Undo {
  const reason: UndoCheck = async (database) => {
    for (const check of checks) {
      const problem = await check(database);
      if (problem !== null) return problem;
    }
    return null;
  };
  return () =>
    undoCommand({
      action: undoneAs,
      tables,
      undoneAs: 'redone',
      ...again,
      again: { undoneAs, cannotUndo: reason },
      // Of what it was done to: from rows of the outbox alone, nobody could tell.
      ...(subjectIds && { subjects: () => subjectIds }),
      run: async (database) => {
        // They know best why they cannot be gone.
        for (const way of ways.toReversed()) {
          const gone = await way();
          if (!gone.ok) return gone;
        }
        const put = await putBack(database, rows);
        if (!put.ok) return put;
        const problem = await reason(database);
        return problem === null ? ok(null) : refused(problem);
      },
    });
}

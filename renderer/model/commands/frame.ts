import type { Transaction } from 'dexie';
import { isKept, type RecordedTable } from '../../db/own-part.ts';
import { recordInto, Recording, type RowBefore } from '../../db/record-changes.ts';
import type { PalierDatabase } from '../../db/database.ts';
import type { Undo, UndoProblem } from './undo.ts';

/** A reason not to go back, once everything is as it was; `null`: there is none. */
export type UndoCheck = (database: PalierDatabase) => Promise<UndoProblem | null>;

/** What one command has written so far, and what the commands inside it left. */
export class Frame {
  readonly outer: Frame | null;
  /** Rows that its way back puts back. */
  readonly own = new Recording();
  /** Rows for which an inner command has a way back of its own; and these ways, in their order. */
  readonly others = new Recording();
  readonly ways: Undo[] = [];
  readonly checks: UndoCheck[] = [];

  constructor(outer: Frame | null) {
    this.outer = outer;
  }

  /** All of them, each as it was at first. */
  get rows(): readonly RowBefore[] {
    const all = new Recording();
    all.take(this.own.rows);
    all.take(this.others.rows);
    return all.rows;
  }

  readonly isOwn = ({ table, key }: { readonly table: RecordedTable; readonly key: string }): boolean =>
    isKept(table, key) && this.own.has(table, key);

  /** What an inner command leaves. `way`: its own way back, if it has one; else its rows go back with ours. */
  take(inner: Frame, way: Undo | null): void {
    if (way) {
      this.others.take(inner.rows);
      this.ways.push(way);
    } else {
      this.own.take(inner.own.rows);
      this.others.take(inner.others.rows);
      this.ways.push(...inner.ways);
      this.checks.push(...inner.checks);
    }
  }
}

/** By transaction: the innermost command that is open on it. */
const frames = new WeakMap<object, Frame>();

export function openFrame({ idbtrans }: Transaction): Frame {
  const frame = new Frame(frames.get(idbtrans) ?? null);
  frames.set(idbtrans, frame);
  recordInto(idbtrans, frame.own);
  return frame;
}

export function closeFrame({ idbtrans }: Transaction, { outer }: Frame): void {
  if (outer) frames.set(idbtrans, outer);
  else frames.delete(idbtrans);
  recordInto(idbtrans, outer?.own ?? null);
}

import { computed, type ComputedRef, type Ref, ref, shallowRef } from 'vue';
import type { Sheet, SheetRow } from '../../shared/domain/sheet.ts';
import { reportProblem } from '../model/problem.ts';
import { db } from '../db/open-database.ts';
import { enterReturns } from '../model/commands/enter-return.ts';
import type { Undo, UndoProblem } from '../model/commands/undo.ts';
import { useHistory } from '../model/history.ts';
import { ok } from '../../shared/result.ts';
import { type EntryProblem, type Noted, parseEntry, type PrintedRow } from '../../shared/paper/parse-entry.ts';

export interface EnteredAnswer {
  readonly type: 'entered';
  readonly numbers: readonly number[];
  readonly noted: Noted;
  readonly changed: number;
  readonly ended: number;
  readonly unchanged: number;
}

/** What the screen says after a line was typed; the interface turns it into a sentence. */
export type EntryAnswer =
  | EnteredAnswer
  | { readonly type: 'undone'; readonly numbers: readonly number[] }
  | { readonly type: 'not-undone'; readonly code: UndoProblem }
  | { readonly type: 'nothing-remains' }
  | { readonly type: 'refused'; readonly code: EntryProblem }
  /** The letter proves another row or another sheet. `instead`: the rows of this sheet that bear it. */
  | {
      readonly type: 'wrong-letter';
      readonly number: number;
      readonly letter: string;
      readonly instead: readonly number[];
    }
  | { readonly type: 'no-such-row'; readonly number: number; readonly last: number }
  /** Type Enter again to replace what is already there. */
  | { readonly type: 'already'; readonly number: number; readonly noted: Noted }
  /** A listing of this row is closed for good by now: taking the line back, or correcting it, would open it again. */
  | { readonly type: 'closed-since'; readonly number: number }
  /** Typed at another window meanwhile: what is there stands. */
  | { readonly type: 'typed-since'; readonly number: number }
  | { readonly type: 'failed' };

export interface ReturnEntry {
  /** The line in the field. */
  readonly typed: Ref<string>;
  readonly answer: Ref<EntryAnswer | null>;
  readonly busy: Ref<boolean>;
  /** Is there a line of this visit that `undo` can take back? */
  readonly canUndo: ComputedRef<boolean>;
  /** By number of row. */
  readonly entered: ComputedRef<ReadonlyMap<number, Sheet['returns'][number]>>;
  readonly remaining: ComputedRef<readonly SheetRow[]>;
  submit(): Promise<void>;
  /** Takes back the last line, then the one before, as far as this visit of the screen goes. */
  undo(): Promise<void>;
}

/**
 * One line at a time: read, checked against the sheet, saved at once. Nothing refused ever changes anything. The way back
 * from each line is one of the application's history.
 *
 * @param sentenceOf what the history says of a line, beside what was done elsewhere
 */
export function useReturnEntry(
  sheet: Readonly<Ref<Sheet | null>>,
  sentenceOf: (entered: EnteredAnswer) => string,
): ReturnEntry {
  const history = useHistory();
  const answer = shallowRef<EntryAnswer | null>(null);
  const typed = ref('');
  const busy = ref(false);
  /** In the history. */
  const lines = shallowRef<readonly number[]>([]);
  let confirmed = '';
  let queue = Promise.resolve();

  const entered = computed(() => new Map((sheet.value?.returns ?? []).map((entry) => [entry.number, entry])));
  const lastLine = computed(() =>
    lines.value.findLast((id) => {
      const line = history.byId(id);
      return line?.state === 'done' && line.problem === null;
    }),
  );
  const remaining = computed(() => (sheet.value?.rows ?? []).filter((row) => !entered.value.has(row.number)));

  /** The field is free for the next line at once; what was refused comes back to it, unless one types already. */
  function submit(): Promise<void> {
    const text = typed.value;
    typed.value = '';
    return inTurn(async (current) => {
      const judged = await judge(current, text);
      if (judged.type !== 'entered' && typed.value === '') typed.value = text;
      return judged;
    });
  }

  function inTurn(work: (current: Sheet) => Promise<EntryAnswer | null>): Promise<void> {
    queue = queue.then(async () => {
      // Read again: the line before may not have come back to the screen yet, and another window may be typing.
      const current = sheet.value && ((await db().sheets.get(sheet.value.id)) ?? null);
      if (current === null) return;
      busy.value = true;
      try {
        answer.value = (await work(current)) ?? answer.value;
      } catch (error) {
        answer.value = { type: 'failed' };
        reportProblem(error);
      } finally {
        busy.value = false;
      }
    });
    return queue;
  }

  async function judge(current: Sheet, text: string): Promise<EntryAnswer> {
    const parsed = parseEntry(text);
    if (!parsed.ok) return { type: 'refused', code: parsed.code };
    const entry = parsed.data;
    const noted: Noted = { outcome: entry.outcome, helped: entry.helped, note: entry.note };
    if (entry.type === 'remaining') {
      const wrong = entry.except.map((row) => refusalOf(current, row)).find((refusal) => refusal !== null);
      if (wrong) return wrong;
      const left = new Set(entry.except.map((row) => row.number));
      const rows = current.rows.filter((printed) => !returnOf(current, printed.number) && !left.has(printed.number));
      return rows.length === 0 ? { type: 'nothing-remains' } : keep(current, rows, noted, false);
    }
    const refusal = refusalOf(current, entry);
    if (refusal) return refusal;
    const row = current.rows.find((printed) => printed.number === entry.number);
    if (!row) return { type: 'failed' };
    const already = returnOf(current, row.number);
    if (already && confirmed !== text) {
      confirmed = text;
      return { type: 'already', number: row.number, noted: already };
    }
    return keep(current, [row], noted, already !== undefined);
  }

  async function keep(
    current: Sheet,
    rows: readonly SheetRow[],
    noted: Noted,
    replaces: boolean,
  ): Promise<EntryAnswer> {
    confirmed = '';
    const numbers = rows.map((row) => row.number);
    const written = await enterReturns(current.id, numbers, noted, replaces);
    if (!written.ok) return { type: written.code, number: numbers[0] ?? 0 };
    const entered: EnteredAnswer = { type: 'entered', numbers, noted, ...written.data.data };
    lines.value = [...lines.value, history.keep(sentenceOf(entered), told(written.data.undo, entered))];
    return entered;
  }

  /** Wherever in the application it is gone, this screen says that its line was taken back, or typed again. */
  function told(way: Undo, entered: EnteredAnswer, isBack = true): Undo {
    const { numbers } = entered;
    return async () => {
      const gone = await way();
      if (!gone.ok) answer.value = notUndone(gone.code, numbers[0] ?? 0);
      else answer.value = isBack ? { type: 'undone', numbers } : entered;
      return gone.ok ? ok(told(gone.data, entered, !isBack)) : gone;
    };
  }

  /** After the lines that are still being saved: one of them may be the last. */
  function undo(): Promise<void> {
    return inTurn(async () => {
      if (lastLine.value !== undefined) await history.turnOver(lastLine.value);
      return null;
    });
  }

  return {
    typed,
    answer,
    busy,
    canUndo: computed(() => lastLine.value !== undefined),
    entered,
    remaining,
    submit,
    undo,
  };
}

function notUndone(code: UndoProblem, number: number): EntryAnswer {
  return code === 'closed-since' || code === 'typed-since' ? { type: code, number } : { type: 'not-undone', code };
}

function returnOf(sheet: Sheet, number: number) {
  return sheet.returns.find((entry) => entry.number === number);
}

/** Does this sheet have that row, with that letter? */
function refusalOf(sheet: Sheet, { number, letter }: PrintedRow): EntryAnswer | null {
  const last = sheet.rows.length;
  if (number < 1 || number > last) return { type: 'no-such-row', number, last };
  if (sheet.rows.some((printed) => printed.number === number && printed.checkLetter === letter)) return null;
  const instead = sheet.rows.filter((printed) => isSlip(printed.number, number) && printed.checkLetter === letter);
  return { type: 'wrong-letter', number, letter, instead: instead.map((printed) => printed.number) };
}

/** Could the fingers have meant this row? One digit away, or two exchanged. */
function isSlip(row: number, typed: number): boolean {
  const a = String(row).padStart(3, '0');
  const b = String(typed).padStart(3, '0');
  const different = [0, 1, 2].filter((at) => a[at] !== b[at]);
  return different.length === 1 || (different.length === 2 && [...a].sort().join('') === [...b].sort().join(''));
}

import { computed, type Ref, ref, shallowRef } from 'vue';
import type { Sheet, SheetRow } from '../../shared/domain/sheet.ts';
import type { Undo } from '../db/undo.ts';
import { enterReturn } from './enter-return.ts';
import { type EntryProblem, type Noted, parseEntry } from './parse-entry.ts';

/** What the screen says after a line was typed; the interface turns it into a sentence. */
export type EntryAnswer =
  | {
      readonly type: 'entered';
      readonly numbers: readonly number[];
      readonly noted: Noted;
      readonly changed: number;
      readonly unchanged: number;
    }
  | { readonly type: 'undone'; readonly numbers: readonly number[] }
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
  | { readonly type: 'failed' };

interface Step {
  readonly numbers: readonly number[];
  readonly undo: Undo;
}

/** One line at a time: read, checked against the sheet, saved at once. Nothing refused ever changes anything. */
export function useReturnEntry(sheet: Readonly<Ref<Sheet | null>>) {
  const answer = shallowRef<EntryAnswer | null>(null);
  const typed = ref('');
  const busy = ref(false);
  const steps = shallowRef<readonly Step[]>([]);
  let confirmed = '';

  const entered = computed(() => new Map((sheet.value?.returns ?? []).map((entry) => [entry.number, entry])));
  const remaining = computed(() => (sheet.value?.rows ?? []).filter((row) => !entered.value.has(row.number)));

  async function submit(): Promise<void> {
    const current = sheet.value;
    if (current === null || busy.value) return;
    busy.value = true;
    try {
      answer.value = await judge(current, typed.value);
      if (answer.value.type === 'entered') typed.value = '';
    } catch {
      answer.value = { type: 'failed' };
    } finally {
      busy.value = false;
    }
  }

  async function judge(current: Sheet, text: string): Promise<EntryAnswer> {
    const parsed = parseEntry(text);
    if (!parsed.ok) return { type: 'refused', code: parsed.code };
    const entry = parsed.data;
    const noted: Noted = { outcome: entry.outcome, helped: entry.helped, note: entry.note };
    if (entry.type === 'remaining') {
      return remaining.value.length === 0 ? { type: 'nothing-remains' } : keep(current, remaining.value, noted);
    }
    const last = current.rows.length;
    if (entry.number < 1 || entry.number > last) return { type: 'no-such-row', number: entry.number, last };
    const row = current.rows.find((printed) => printed.number === entry.number);
    if (!row || row.checkLetter !== entry.letter) {
      const instead = current.rows.filter(
        (printed) => isSlip(printed.number, entry.number) && printed.checkLetter === entry.letter,
      );
      return {
        type: 'wrong-letter',
        number: entry.number,
        letter: entry.letter,
        instead: instead.map((printed) => printed.number),
      };
    }
    const already = entered.value.get(row.number);
    if (already && confirmed !== text) {
      confirmed = text;
      return { type: 'already', number: row.number, noted: already };
    }
    return keep(current, [row], noted);
  }

  async function keep(current: Sheet, rows: readonly SheetRow[], noted: Noted): Promise<EntryAnswer> {
    confirmed = '';
    const undos: Undo[] = [];
    let changed = 0;
    let unchanged = 0;
    for (const row of rows) {
      const done = await enterReturn(current.id, row.number, noted);
      undos.push(done.undo);
      changed += done.changed;
      unchanged += done.unchanged;
    }
    const numbers = rows.map((row) => row.number);
    const undo = async () => {
      for (const back of undos.toReversed()) await back();
    };
    steps.value = [...steps.value, { numbers, undo }];
    return { type: 'entered', numbers, noted, changed, unchanged };
  }

  /** Takes back the last line, then the one before, as far as this visit of the screen goes. */
  async function undo(): Promise<void> {
    const last = steps.value.at(-1);
    if (last === undefined || busy.value) return;
    busy.value = true;
    try {
      await last.undo();
      steps.value = steps.value.slice(0, -1);
      answer.value = { type: 'undone', numbers: last.numbers };
    } catch {
      answer.value = { type: 'failed' };
    } finally {
      busy.value = false;
    }
  }

  return { typed, answer, busy, steps, entered, remaining, submit, undo };
}

/** Could the fingers have meant this row? One digit away, or two exchanged. */
function isSlip(row: number, typed: number): boolean {
  const a = String(row).padStart(3, '0');
  const b = String(typed).padStart(3, '0');
  const different = [0, 1, 2].filter((at) => a[at] !== b[at]);
  return different.length === 1 || (different.length === 2 && [...a].sort().join('') === [...b].sort().join(''));
}

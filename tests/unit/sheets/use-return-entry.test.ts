import { beforeEach, describe, expect, it } from 'vitest';
import { shallowRef } from 'vue';
import { closeDatabase, db, openDatabase } from '../../../renderer/db/open-database.ts';
import { useReturnEntry } from '../../../renderer/sheets/use-return-entry.ts';
import { rowLabel } from '../../../shared/domain/check-letter.ts';
import { outcomeLetters, outcomes } from '../../../shared/domain/round.ts';
import type { Sheet } from '../../../shared/domain/sheet.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { printedSheet } from './printed-sheet.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

/** The screen’s hands and eyes: types a line, presses Enter, sees the sheet as it is kept. */
async function desk(doors: number) {
  const sheet = await printedSheet(doors);
  const entry = useReturnEntry(shallowRef<Sheet | null>(sheet));
  return {
    sheet,
    entry,
    letter: (row: number) => sheet.rows[row - 1]?.checkLetter.toLowerCase() ?? '',
    async type(line: string) {
      entry.typed.value = line;
      await entry.submit();
      return entry.answer.value;
    },
    kept: async () =>
      ((await db().sheets.get(sheet.id))?.returns ?? []).map(({ number, outcome }) => [number, outcome]),
  };
}

describe('typing a sheet back', () => {
  it('refuses a wrong letter, keeps the line in the field, and changes nothing', async () => {
    const { type, letter, kept, entry } = await desk(9);
    expect(await type(`5${letter(6)} a`)).toMatchObject({ type: 'wrong-letter', number: 5, instead: [6] });
    expect(await type('12k a')).toMatchObject({ type: 'no-such-row', last: 9 });
    expect(await type(`5${letter(5)} w`)).toEqual({ type: 'refused', code: 'outcome-unknown' });
    expect(entry.typed.value).toBe(`5${letter(5)} w`);
    expect(await kept()).toEqual([]);
    expect(await db().outbox.count()).toBe(0);
  });

  it('asks before it replaces a line, and replaces at the second Enter', async () => {
    const { type, letter, kept } = await desk(3);
    await type(`1${letter(1)}a`);
    expect(await type(`1${letter(1)}v`)).toMatchObject({ type: 'already', number: 1 });
    expect(await kept()).toEqual([[1, 'absent']]);
    expect(await type(`1${letter(1)}v`)).toMatchObject({ type: 'entered', numbers: [1] });
    expect(await kept()).toEqual([[1, 'seen']]);
  });

  it('fills what remains, and takes lines back one after the other', async () => {
    const { type, letter, kept, entry } = await desk(4);
    await type(`v 2${letter(2)}`);
    expect(await type('* a')).toMatchObject({ type: 'entered', numbers: [1, 3, 4] });
    expect(await type('* a')).toEqual({ type: 'nothing-remains' });
    await entry.undo();
    expect(await kept()).toEqual([[2, 'seen']]);
    await entry.undo();
    expect(await kept()).toEqual([]);
  });

  it('keeps up with lines typed faster than they are saved', async () => {
    const { entry, letter, kept } = await desk(9);
    const pending = [];
    for (let row = 1; row <= 9; row++) {
      entry.typed.value = `${row}${letter(row)}a`;
      pending.push(entry.submit());
    }
    await Promise.all(pending);
    expect(await kept()).toHaveLength(9);
  });

  it('takes a sheet of 27 doors in 135 key strokes, no two results in a row alike', async () => {
    const { type, letter, kept } = await desk(27);
    let strokes = 0;
    for (let row = 1; row <= 27; row++) {
      const outcome = outcomes[row % 6] ?? 'seen';
      const line = `${rowLabel(row)}${letter(row)}${outcomeLetters[outcome].toLowerCase()}`;
      expect(await type(line)).toMatchObject({ type: 'entered' });
      strokes += line.length + 1;
    }
    expect(strokes).toBe(135);
    expect(await kept()).toHaveLength(27);
  });
});

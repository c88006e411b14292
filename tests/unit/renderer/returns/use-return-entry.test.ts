import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSSRApp, defineComponent, shallowRef } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { i18n } from '../../../../renderer/ui/locale.ts';
import { closeDatabase, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import type { Undo } from '../../../../renderer/model/commands/undo.ts';
import { useHistory } from '../../../../renderer/model/history.ts';
import { useEntrySentence } from '../../../../renderer/returns/use-entry-sentence.ts';
import { type EnteredAnswer, type EntryAnswer, useReturnEntry } from '../../../../renderer/returns/use-return-entry.ts';
import { rowLabel } from '../../../../shared/domain/check-letter.ts';
import { outcomeLetters, outcomes } from '../../../../shared/domain/round.ts';
import type { Sheet } from '../../../../shared/domain/sheet.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { match } from '../../shared/matching/sides.ts';
import { printedSheet } from '../sheets/printed-sheet.ts';

beforeEach(async () => {
  setActivePinia(createPinia());
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

const lineSaid = ({ numbers }: EnteredAnswer): string => `ligne ${numbers.join(', ')}`;

/** The screen’s hands and eyes: types a line, presses Enter, sees the sheet as it is kept. */
async function desk(doors: number) {
  const sheet = await printedSheet(doors);
  const entry = useReturnEntry(shallowRef<Sheet | null>(sheet), lineSaid);
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

/** What the screen says of it. */
async function spoken(answer: EntryAnswer | null): Promise<string> {
  let said = '';
  const Screen = defineComponent(() => {
    said = useEntrySentence()(answer);
    return () => null;
  });
  await renderToString(createSSRApp(Screen).use(i18n));
  return said;
}

describe('typing a sheet back', () => {
  it('says that an introduction ended with the line, and only then', async () => {
    const { type, letter, sheet } = await desk(3);
    await db().matches.bulkPut(
      ['one', 'other'].map((offerId) => match(sheet.rows[0]?.listingIds[0] ?? '', offerId, 'proposed')),
    );
    const plain = await type(`2${letter(2)} d`);
    expect(await spoken(plain)).toMatch(/n’habite plus ici\. 1 annonce changée, à envoyer à la ville\.$/);
    const ends = await type(`1${letter(1)} d`);
    expect(ends).toMatchObject({ type: 'entered', ended: 2 });
    expect(await spoken(ends)).toMatch(/2 mises en relation sont terminées\.$/);
  });

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

  it('leaves its ways back in the one history, from where the screen is told that a line is gone, or there again', async () => {
    const { type, letter, kept, entry } = await desk(3);
    const history = useHistory();
    await type(`1${letter(1)}a`);
    await type(`2${letter(2)}v`);
    expect(history.entries.map(({ sentence }) => sentence)).toEqual(['ligne 2', 'ligne 1']);
    expect(history.shownId).toBeNull();
    await history.undo();
    expect(entry.answer.value).toEqual({ type: 'undone', numbers: [2] });
    await history.redo();
    expect(entry.answer.value).toMatchObject({ type: 'entered', numbers: [2] });
    expect(await kept()).toEqual([
      [1, 'absent'],
      [2, 'seen'],
    ]);
  });

  it('takes back its own last line and nothing that was done elsewhere, until none is left', async () => {
    const { type, letter, kept, entry } = await desk(3);
    const history = useHistory();
    expect(entry.canUndo.value).toBe(false);
    await type(`1${letter(1)}a`);
    const elsewhere = vi.fn<Undo>();
    history.offer('ailleurs', elsewhere);
    await entry.undo();
    expect(await kept()).toEqual([]);
    expect(entry.canUndo.value).toBe(false);
    await entry.undo();
    expect(elsewhere).not.toHaveBeenCalled();
  });

  it('takes back the line that is still being saved, not the one before', async () => {
    const { type, letter, kept, entry } = await desk(3);
    await type(`1${letter(1)}a`);
    entry.typed.value = `2${letter(2)}v`;
    await Promise.all([entry.submit(), entry.undo()]);
    expect(await kept()).toEqual([[1, 'absent']]);
  });

  it('notes all absent but the rows named after « sauf », each proved by its letter', async () => {
    const { type, letter, kept } = await desk(5);
    expect(await type(`* a sauf 2${letter(3)}`)).toMatchObject({ type: 'wrong-letter', number: 2 });
    expect(await type('* a sauf mardi')).toEqual({ type: 'refused', code: 'except-unreadable' });
    expect(await kept()).toEqual([]);
    expect(await type(`* a sauf 2${letter(2)}, 4-${letter(4)}`)).toMatchObject({ type: 'entered', numbers: [1, 3, 5] });
    expect((await kept()).map(([number]) => number)).toEqual([1, 3, 5]);
  });

  it('says it when a late correction would open what the city knows as closed', async () => {
    const { type, letter, kept, sheet } = await desk(3);
    await type(`1${letter(1)}r`);
    const [id = ''] = sheet.rows[0]?.listingIds ?? [];
    const record = await db().listings.get(id);
    if (record) await db().listings.put({ ...record, base: record.local, local: null });
    await db().outbox.clear();
    await type(`1${letter(1)}a`);
    expect(await type(`1${letter(1)}a`)).toEqual({ type: 'closed-since', number: 1 });
    expect(await kept()).toEqual([[1, 'refused']]);
  });

  it('keeps both when two people enter one sheet, and asks when they meet at one door', async () => {
    const { sheet, letter, type, kept } = await desk(6);
    const other = useReturnEntry(shallowRef<Sheet | null>(sheet), lineSaid);
    const types = async (line: string) => {
      other.typed.value = line;
      await other.submit();
      return other.answer.value;
    };
    await Promise.all([type(`1${letter(1)}a`), types(`6${letter(6)}v`)]);
    await Promise.all([type(`2${letter(2)}p`), types(`5${letter(5)}i`)]);
    expect(await types(`1${letter(1)}v`)).toMatchObject({ type: 'already', number: 1 });
    expect(await types('* a')).toMatchObject({ type: 'entered', numbers: [3, 4] });
    expect((await kept()).map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('never replaces nor takes back unasked what another window has typed meanwhile', async () => {
    const { sheet, letter, type, kept, entry } = await desk(4);
    const other = useReturnEntry(shallowRef<Sheet | null>(sheet), lineSaid);
    const types = async (line: string) => {
      other.typed.value = line;
      await other.submit();
      return other.answer.value;
    };
    const both = await Promise.all([type(`1${letter(1)}a`), types(`1${letter(1)}v`)]);
    expect(both.map((answer) => answer?.type).sort()).toEqual([
      'entered',
      expect.stringMatching(/^(already|typed-since)$/u),
    ]);
    const [first] = await kept();
    const rest = await Promise.all([type('* a'), types(`3${letter(3)}p`)]);
    expect(rest.filter((answer) => answer?.type === 'entered').length).toBeGreaterThan(0);
    expect((await kept())[0]).toEqual(first);

    await type(`4${letter(4)}i`);
    await type(`4${letter(4)}i`);
    await types(`4${letter(4)}r`);
    await types(`4${letter(4)}r`);
    await entry.undo();
    expect(entry.answer.value).toEqual({ type: 'typed-since', number: 4 });
    expect((await kept()).at(-1)).toEqual([4, 'refused']);
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

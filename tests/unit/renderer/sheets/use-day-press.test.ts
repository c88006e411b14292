import { beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, watch } from 'vue';
import { closeDatabase, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { type PretendPress, pretendPress } from './pretend-press.ts';

const press: PretendPress = pretendPress();
const key = new Uint8Array(32).fill(1);
vi.stubGlobal('window', { palier: press.bridge });

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(key);
  press.forget();
});

/** So many rounds of 27 doors, five pages each, on one day. */
async function rounds(count: number): Promise<string[]> {
  const { round } = paperRound(27);
  const made = Array.from({ length: count }, (_, index) => ({
    ...round,
    id: `019a0000-0000-7004-8000-${String(index).padStart(12, '0')}`,
  }));
  await db().rounds.bulkPut(made);
  return made.map(({ id }) => id);
}

async function dayPress() {
  const { useDayPress } = await import('../../../../renderer/sheets/use-day-press.ts');
  const day = effectScope().run(() => useDayPress());
  if (!day) throw new Error('no scope');
  return day;
}

describe('the rounds of a day', () => {
  it('are numbered and saved in files of fifty pages at most', async () => {
    const day = await dayPress();
    await day.start(await rounds(24), 'round-sheet');
    expect(day.pages.value).toBe(120);
    expect(press.files).toHaveLength(3);
    expect(await db().sheets.count()).toBe(24);
    expect(day.left.value).toBe(0);
  });

  it('cancelled at page 400, keep what is saved and what is numbered, and go on from there', async () => {
    const day = await dayPress();
    const leave = watch(day.pages, (pages) => pages >= 400 && day.stop(), { flush: 'sync' });
    await day.start(await rounds(120), 'round-sheet');
    expect(day.problem.value).toBe('stopped');
    expect(day.pages.value).toBe(400);
    expect(press.files).toHaveLength(8);
    expect(await db().sheets.count()).toBe(80 + day.unsaved.value.length);
    leave();
    await day.resume();
    expect(day.problem.value).toBeNull();
    expect(day.pages.value).toBe(600);
    expect(press.files).toEqual([...press.files].sort());
    const numbers = (await db().sheets.toArray()).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(120);
  });

  it('stopped while two files print, cancel both and keep their sheets in order', async () => {
    const day = await dayPress();
    let begun = 0;
    press.during = async () => {
      if (++begun === 2) day.stop();
      while (press.cancelled.size < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    await day.start(await rounds(24), 'round-sheet');
    expect(press.cancelled.size).toBe(2);
    expect(day.problem.value).toBe('stopped');
    expect(press.files).toEqual([]);
    expect(await db().sheets.count()).toBe(day.unsaved.value.length);
    const numbers = day.unsaved.value.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    press.during = null;
    await day.resume();
    expect(day.pages.value).toBe(120);
    expect(await db().sheets.count()).toBe(24);
  });

  it('refused a file while the one before still prints, save that one and tell the rest', async () => {
    const day = await dayPress();
    let begun = 0;
    press.during = async () => {
      if (++begun === 2) press.refuse = { at: 'print', code: 'printing-failed' };
      else await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await day.start(await rounds(30), 'round-sheet');
    expect(day.problem.value).toBe('printing-failed');
    expect(day.pages.value).toBe(50);
    expect(press.files).toHaveLength(1);
    expect(day.left.value).toBe(20);
  });

  it('refused a file, no longer wait for the one that prints beside it', async () => {
    const day = await dayPress();
    let begun = 0;
    press.refuse = { at: 'save', code: 'disk-full' };
    press.during = async () => {
      if (++begun === 1) await new Promise((resolve) => setTimeout(resolve, 200));
      else while (press.cancelled.size === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    await day.start(await rounds(20), 'round-sheet');
    expect(day.problem.value).toBe('disk-full');
    expect(day.left.value).toBe(20);
  });

  it('cut short by the lock, keep what prints and still tell which sheets are numbered', async () => {
    const day = await dayPress();
    press.during = () => Promise.resolve(closeDatabase());
    await day.start(await rounds(12), 'round-sheet');
    expect(day.problem.value).toBe('shell-unavailable');
    expect(day.pages.value).toBe(50);
    await openDatabase(key);
    expect(await db().sheets.count()).toBe(10 + day.unsaved.value.length);
    press.during = null;
    await day.resume();
    expect(day.pages.value).toBe(60);
    expect(await db().sheets.count()).toBe(12);
  });

  it.each([
    ['print', 'printer-unavailable'],
    ['print', 'printing-failed'],
    ['save', 'disk-full'],
    ['save', 'folder-missing'],
    ['save', 'not-writable'],
  ] as const)(
    'met by a refusal (%s: %s), lose nothing: the sheets wait and the next try saves them',
    async (at, code) => {
      const day = await dayPress();
      press.refuse = { at, code };
      await day.start(await rounds(12), 'round-sheet');
      expect(day.problem.value).toBe(code);
      expect(day.left.value).toBe(12);
      await day.resume();
      expect(day.problem.value).toBeNull();
      expect(day.pages.value).toBe(60);
      expect(await db().sheets.count()).toBe(12);
    },
  );

  it('pass over a round that has no door, and say which', async () => {
    const [first = '', second = ''] = await rounds(2);
    await db().rounds.update(first, { stops: [] });
    const day = await dayPress();
    await day.start([first, second], 'round-sheet');
    expect(day.skipped.value).toEqual([{ roundId: first, problem: 'round-empty' }]);
    expect(await db().sheets.count()).toBe(1);
  });
});

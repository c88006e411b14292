// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { putInFlight } from '../../../../renderer/model/commands/in-flight.ts';
import type { Undo, UndoProblem } from '../../../../renderer/model/commands/undo.ts';
import { mostEntries, undoSeconds, useHistory } from '../../../../renderer/model/history.ts';
import { ok, refused } from '../../../../shared/result.ts';

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
});
afterEach(() => vi.useRealTimers());

const shown = () => useHistory().byId(useHistory().shownId ?? -1);

/** Something done, which says in `log` when it is undone and done again. */
function deed(name: string, log: string[]): Undo {
  const turn = (undoing: boolean): Undo => {
    return async () => {
      log.push(undoing ? `-${name}` : `+${name}`);
      return ok(turn(!undoing));
    };
  };
  return turn(true);
}

describe('the bar', () => {
  it('offers the way back for ten seconds, then goes', () => {
    useHistory().offer('Annonce retirée.', deed('a', []));
    expect(undoSeconds).toBe(10);
    vi.advanceTimersByTime(9_900);
    expect(shown()?.sentence).toBe('Annonce retirée.');
    vi.advanceTimersByTime(200);
    expect(shown()).toBeUndefined();
  });

  it('stays away from what the screen says itself, which can be undone all the same', async () => {
    const history = useHistory();
    const log: string[] = [];
    const id = history.keep('Ligne notée.', deed('a', log));
    expect(shown()).toBeUndefined();
    await history.undo();
    expect(log).toEqual(['-a']);
    expect(shown()?.id).toBe(id);
  });

  it('stays while the pointer or the focus is on it', () => {
    const history = useHistory();
    history.offer('Annonce retirée.', deed('a', []));
    history.hold();
    vi.advanceTimersByTime(60_000);
    expect(shown()).toBeDefined();
    history.release();
    vi.advanceTimersByTime(10_100);
    expect(shown()).toBeUndefined();
  });

  it('shows what was undone, to be done again', async () => {
    const history = useHistory();
    history.offer('Une.', deed('a', []));
    vi.advanceTimersByTime(60_000);
    await history.undo();
    expect(shown()).toMatchObject({ sentence: 'Une.', state: 'undone' });
    vi.advanceTimersByTime(10_100);
    history.release();
    expect(shown()).toBeUndefined();
  });
});

describe('the history', () => {
  it('goes back step by step, and forth again, also when the keys come fast', async () => {
    const log: string[] = [];
    const history = useHistory();
    for (const name of ['a', 'b', 'c']) history.offer(name, deed(name, log));
    await Promise.all([history.undo(), history.undo()]);
    expect(log).toEqual(['-c', '-b']);
    await Promise.all([history.redo(), history.redo()]);
    expect(log.slice(2)).toEqual(['+b', '+c']);
    expect(await history.redo()).toBe(false);
    for (let i = 0; i < 3; i++) expect(await history.undo()).toBe(true);
    expect(await history.undo()).toBe(false);
    expect(log.slice(4)).toEqual(['-c', '-b', '-a']);
    expect(history.entries.map(({ sentence, state }) => [sentence, state])).toEqual([
      ['c', 'undone'],
      ['b', 'undone'],
      ['a', 'undone'],
    ]);
  });

  it('waits for what is seen already and not yet confirmed: that is what is meant, not what was before it', async () => {
    vi.useRealTimers();
    const history = useHistory();
    const log: string[] = [];
    history.offer('Obstacle enregistré.', deed('a', log));
    let confirm = () => {};
    const command = putInFlight(new Promise<void>((resolve) => (confirm = resolve)));
    const screen = command.then(() => history.offer('Passage ajouté.', deed('b', log)));
    const undone = history.undo();
    await Promise.resolve();
    expect(log).toEqual([]);
    confirm();
    await Promise.all([screen, undone]);
    expect(log).toEqual(['-b']);
  });

  it('does nothing again by its key once something else was done, but still from the list', async () => {
    const log: string[] = [];
    const history = useHistory();
    history.offer('a', deed('a', log));
    await history.undo();
    history.offer('b', deed('b', log));
    expect(await history.redo()).toBe(false);
    await history.turnOver(history.entries[1]?.id ?? -1);
    expect(log).toEqual(['-a', '+a']);
  });

  it('takes back any one of the list', async () => {
    const log: string[] = [];
    const history = useHistory();
    for (const name of ['a', 'b', 'c']) history.offer(name, deed(name, log));
    await history.turnOver(history.entries[2]?.id ?? -1);
    expect(log).toEqual(['-a']);
    expect(history.entries.map(({ state }) => state)).toEqual(['done', 'done', 'undone']);
  });

  it('says why something stays, goes on with what was before it, and tries again once the way is free', async () => {
    const log: string[] = [];
    const history = useHistory();
    let inTheWay: UndoProblem | null = 'changed-since';
    history.offer('a', deed('a', log));
    history.offer('b', async () => (inTheWay ? refused(inTheWay) : await deed('b', log)()));
    await history.undo();
    expect(shown()).toMatchObject({ sentence: 'b', state: 'done', problem: 'changed-since' });
    await history.undo();
    expect(log).toEqual(['-a']);
    inTheWay = null;
    expect(history.entries[0]?.problem).toBeNull();
    await history.undo();
    expect(log).toEqual(['-a', '-b']);
  });

  it('is as it was when a way back fails for a reason that nobody expected', async () => {
    const history = useHistory();
    history.offer('a', async () => {
      throw new Error('no room');
    });
    await expect(history.undo()).rejects.toThrow('no room');
    expect(history.entries[0]).toMatchObject({ state: 'done', problem: null });
    history.offer('b', deed('b', []));
    expect(await history.undo()).toBe(true);
  });

  it('keeps the newest hundred', () => {
    const history = useHistory();
    for (let i = 1; i <= mostEntries + 5; i++) history.offer(`${i}`, deed(`${i}`, []));
    expect(history.entries).toHaveLength(100);
    expect(history.entries.at(-1)?.sentence).toBe('6');
  });
});

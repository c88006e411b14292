import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { onLock } from '../db/vault/vault.ts';
import { whenLanded } from './commands/in-flight.ts';
import type { Undo, UndoProblem } from './commands/undo.ts';

/** One thing that was done on this laptop since it was unlocked. */
export interface HistoryEntry {
  readonly id: number;
  /** What was done, in words. */
  readonly sentence: string;
  /** ISO instant. */
  readonly at: string;
  readonly state: 'done' | 'undone';
  /** Why the last try to take it back, or to do it again, changed nothing; it may be tried again. */
  readonly problem: UndoProblem | null;
  /** To the other state. */
  readonly way: Undo;
}

/** How long the bar stays. `Ctrl+Z` goes further back than that. */
export const undoSeconds = 10;
export const mostEntries = 100;

/**
 * What was done, the newest first, and the ways back. One for the whole application; it holds what people's records were,
 * so it dies with the lock. The bar at the foot shows what was done, or undone, last.
 */
export const useHistory = defineStore('history', () => {
  const entries = shallowRef<readonly HistoryEntry[]>([]);
  const shownId = shallowRef<number | null>(null);
  /** What `Ctrl+Y` does again, the next one last: what was undone since something was last done. */
  let undone: number[] = [];
  let last = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(id: number): void {
    shownId.value = id;
    release();
  }

  /** The bar goes ten seconds after it was shown, or let go. */
  function release(): void {
    clearTimeout(timer);
    if (shownId.value !== null) timer = setTimeout(dismiss, undoSeconds * 1000);
  }

  /** While the pointer or the focus is on the bar, it stays. */
  function hold(): void {
    clearTimeout(timer);
  }

  function dismiss(): void {
    clearTimeout(timer);
    shownId.value = null;
  }

  /** Says what was just done, and keeps the way back. */
  function offer(sentence: string, undo: Undo): void {
    show(keep(sentence, undo));
  }

  /** Keeps the way back, without a word: for a screen that says itself what was done. Answers the entry's `id`. */
  function keep(sentence: string, undo: Undo): number {
    const entry: HistoryEntry = {
      id: ++last,
      sentence,
      at: new Date().toISOString(),
      state: 'done',
      problem: null,
      way: undo,
    };
    entries.value = [entry, ...entries.value].slice(0, mostEntries);
    undone = [];
    return entry.id;
  }

  /** One after the other, so that a key pressed twice goes two steps. Answers whether there was one. */
  function go(find: () => HistoryEntry | undefined): Promise<boolean> {
    const gone = turn.then(async () => {
      // What is seen on the screen is what is meant, though its way back may not have been offered yet.
      await whenLanded();
      const entry = find();
      if (!entry) return false;
      const answer = await entry.way();
      if (answer.ok) turned(entry, answer.data);
      else change(entry.id, { problem: answer.code });
      show(entry.id);
      return true;
    });
    turn = gone.catch(() => {});
    return gone;
  }

  function turned({ id, state }: HistoryEntry, way: Undo): void {
    // What was in the way of another may be out of it now.
    entries.value = entries.value.map((entry) => ({ ...entry, problem: null }));
    change(id, { state: state === 'done' ? 'undone' : 'done', way });
    undone = undone.filter((other) => other !== id);
    if (state === 'done') undone.push(id);
  }

  function change(id: number, to: Partial<HistoryEntry>): void {
    entries.value = entries.value.map((entry) => (entry.id === id ? { ...entry, ...to } : entry));
  }

  const byId = (id: number) => entries.value.find((entry) => entry.id === id);
  /** `Ctrl+Z`: the newest that is done and has not just refused. */
  const undo = () => go(() => entries.value.find(({ state, problem }) => state === 'done' && problem === null));
  /** `Ctrl+Y`: what was undone last. */
  const redo = () => go(() => byId(undone.at(-1) ?? -1));
  /** One of the list: taken back where it is done, done again where it was taken back. */
  const turnOver = (id: number) => go(() => byId(id));

  function forget(): void {
    dismiss();
    entries.value = [];
    undone = [];
  }
  onLock(forget);

  return { entries, shownId, byId, offer, keep, undo, redo, turnOver, dismiss, hold, release };
});

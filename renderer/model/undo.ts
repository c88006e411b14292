import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { announce } from '../ui/announce.ts';

interface Offer {
  readonly sentence: string;
  readonly undo: () => Promise<void>;
}

/** How long the bar stays. Ctrl+Z works as long as the bar does. */
export const undoSeconds = 10;

/** The bar at the foot: what was just done, and the way back. One at a time; the newest replaces. */
export const useUndo = defineStore('undo', () => {
  const current = shallowRef<Offer | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function restart(): void {
    clearTimeout(timer);
    timer = setTimeout(() => (current.value = null), undoSeconds * 1000);
  }

  function offer(sentence: string, undo: () => Promise<void>): void {
    current.value = { sentence, undo };
    announce(sentence);
    restart();
  }

  /** Undoes what is offered; true when there was something to undo. */
  async function undo(): Promise<boolean> {
    const offered = current.value;
    if (offered === null) return false;
    dismiss();
    await offered.undo();
    return true;
  }

  function dismiss(): void {
    clearTimeout(timer);
    current.value = null;
  }

  /** While the pointer or the focus is on the bar, it stays. */
  function hold(): void {
    clearTimeout(timer);
  }

  return { current, offer, undo, dismiss, hold, release: restart };
});

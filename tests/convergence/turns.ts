import type { Seeded } from './seeded.ts';

/** From one start of a laptop to its crash. What waits in a life that has ended never goes on. */
export interface Life {
  ended: boolean;
}

interface Turn {
  readonly life: Life | null;
  readonly go: () => void;
}

/**
 * Decides who goes on next. Whatever waits for a disk, a network or a clock waits here, and one at a time, drawn by lot,
 * goes on: so a seed is one interleaving, and a crash can fall on any `await`.
 */
export class Turns {
  readonly #random: Seeded;
  #waiting: Turn[] = [];

  constructor(random: Seeded) {
    this.#random = random;
  }

  wait(life: Life | null): Promise<void> {
    return new Promise((go) => {
      if (!life?.ended) this.#waiting.push({ life, go });
    });
  }

  /** False when nobody waits. */
  async next(): Promise<boolean> {
    if (this.#waiting.length === 0) await settled();
    this.#waiting = this.#waiting.filter((turn) => !turn.life?.ended);
    const [turn] = this.#waiting.splice(this.#random.below(this.#waiting.length), 1);
    if (!turn) return false;
    turn.go();
    await settled();
    return true;
  }
}

/** Every promise that could go on by itself has done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

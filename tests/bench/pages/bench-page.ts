import { naivePull } from './naive-pull.ts';
import { connect, emptyLaptop, longestTask, sealedPull } from './sealed-pull.ts';
import { sealEach } from './seal-ciphers.ts';
import { drawAndZoom } from './draw-places.ts';
import { fillDesk, openDesk, typeInDesk } from './desk-strokes.ts';

/** What the benches call from outside, by name. */
const bench = {
  connect,
  emptyLaptop,
  sealedPull,
  /** The same, with nothing new in the town. */
  pullAgain: sealedPull,
  naivePull,
  longestTask,
  sealEach,
  fillDesk,
  openDesk,
  typeInDesk,
  drawAndZoom,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;

import { naive } from './arms/naive.ts';
import { connect, emptyLaptop, ours, oursWithList } from './arms/ours.ts';
import { backUpDesk } from './back-up-desk.ts';
import { drawAndZoom } from './draw-places.ts';
import { fillDesk, longestTask, openDesk, typeInDesk } from './desk-strokes.ts';
import { logCommands, timeCommands, timeStart } from './durable-commands.ts';
import { offerArms } from './measure-arm.ts';
import { sealEach } from './seal-ciphers.ts';

/** What the benches call from outside, by name. */
const bench = {
  connect,
  emptyLaptop,
  longestTask,
  sealEach,
  fillDesk,
  openDesk,
  typeInDesk,
  drawAndZoom,
  backUpDesk,
  timeCommands,
  logCommands,
  timeStart,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
offerArms({
  naive,
  ours,
  'ours-with-list': oursWithList,
  // What a first fetch is before any list is open.
  'ours-alone': { empty: ours.empty, pull: ours.pull, listings: ours.listings },
});

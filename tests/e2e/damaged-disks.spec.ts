import { isKept, startDamagedDisks } from '../disk/damaged-disks.ts';
import { pullPlugs } from '../disk/pulled-plugs.ts';
import { expect, test } from './test.ts';

/** Ten and five of those that `npm run prove -- --disk` plays by the hundred. */
const numbers = (count: number) => Array.from({ length: count }, (_, index) => 101 + index);

test('a disk that was damaged is never a first start, and loses nothing that was confirmed', async () => {
  test.setTimeout(900_000);
  // Not 102, which takes LevelDB's manifest away: Chromium then opens no database of this origin at all. That is said, and
  // not mended: see decision 094.
  const starts = await startDamagedDisks(numbers(11).filter((number) => number !== 102));
  expect(starts.filter((start) => !isKept(start))).toEqual([]);
});

test('a plug pulled around a confirmation loses nothing of which somebody was told that it is there', async () => {
  test.setTimeout(900_000);
  const plugs = await pullPlugs(numbers(5));
  expect(plugs.filter((plug) => !isKept(plug))).toEqual([]);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from '../../../../electron/services/window-state.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const projector = { x: 1366, y: -200, width: 1920, height: 1040 };

it('comes back to its place on the screen where it was', () => {
  const bounds = { x: 1500, y: 10, width: 1200, height: 800 };
  expect(placeWindow(bounds, [laptop, projector])).toEqual(bounds);
});

it('is not opened on a screen that is no longer there', () => {
  expect(placeWindow({ x: 1500, y: 10, width: 1200, height: 800 }, [laptop])).toBeNull();
});

it('keeps its title bar within reach of the mouse', () => {
  expect(placeWindow({ x: 1300, y: 10, width: 1200, height: 700 }, [laptop])).toBeNull();
  expect(placeWindow({ x: 0, y: -60, width: 1200, height: 700 }, [laptop])).toBeNull();
  expect(placeWindow({ x: 0, y: 720, width: 1200, height: 700 }, [laptop])).toBeNull();
});

it('is never larger than its screen, nor too small to work in', () => {
  expect(placeWindow({ x: 0, y: 0, width: 4000, height: 3000 }, [laptop])).toEqual(laptop);
  expect(placeWindow({ x: 0, y: 0, width: 10, height: 10 }, [laptop])).toEqual({ x: 0, y: 0, width: 960, height: 600 });
});

it('starts afresh when its memory is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palier-window-'));
  const file = join(folder, 'window.json');
  expect(readWindowState(file)).toBeNull();
  await writeFile(file, '{"bounds":{"x":"left"}}');
  expect(readWindowState(file)).toBeNull();
  const state = { bounds: laptop, maximised: true };
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
  await rm(folder, { recursive: true });
  expect(() => writeWindowState(file, state)).not.toThrow();
});

import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const boundsSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer()),
  height: v.pipe(v.number(), v.integer()),
});
export type WindowBounds = v.InferOutput<typeof boundsSchema>;

const stateSchema = v.object({ bounds: boundsSchema, maximised: v.boolean() });
export type WindowState = v.InferOutput<typeof stateSchema>;

export const smallestWindow = { width: 960, height: 600 } as const;
export const firstWindow = { width: 1366, height: 860 } as const;

export function readWindowState(file: string): WindowState | null {
  try {
    return v.parse(stateSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Called while the window closes, when nothing asynchronous would finish. A place forgotten is no loss. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    return;
  }
}

/** The corner of the title bar that must stay within reach of the mouse. */
const grip = { width: 120, height: 40 };

/**
 * The remembered place, if a screen still shows enough of it to grab the window; else `null`, and the system
 * chooses. The projector of last week's meeting is no longer there.
 */
export function placeWindow(remembered: WindowBounds, screens: readonly WindowBounds[]): WindowBounds | null {
  const { x, y } = remembered;
  const screen = screens.find(
    (area) =>
      x + grip.width > area.x &&
      x + grip.width <= area.x + area.width &&
      y >= area.y &&
      y + grip.height <= area.y + area.height,
  );
  if (!screen) return null;
  return {
    x,
    y,
    width: Math.min(Math.max(remembered.width, smallestWindow.width), screen.width),
    height: Math.min(Math.max(remembered.height, smallestWindow.height), screen.height),
  };
}

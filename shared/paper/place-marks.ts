/** A number on a map: where it stands, and the door that it stands for. */
export interface StopMark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The door itself, when the number had to move aside. */
  readonly door: { readonly x: number; readonly y: number } | null;
  /** Which of the stops it stands for. */
  readonly stops: readonly number[];
}

interface Numbered {
  readonly label: string;
  readonly at: readonly [x: number, y: number];
  /** Numbers of one round alone make a range; all are of one when absent. */
  readonly round?: number;
}

/** The sheet of paper or the like that no number may leave. */
interface Frame {
  readonly width: number;
  readonly height: number;
}

const markHeight = 6.4;
/** Doors nearer than this on paper share one number: « 01–03 ». */
const together = 1.2;

/**
 * Numbers over their doors; where two would cover each other the later one moves aside, with a line to its door.
 * Lengths are millimetres of paper, or whatever a screen counts as such.
 */
export function placeMarks(stops: readonly Numbered[], frame: Frame | null = null): StopMark[] {
  const placed: StopMark[] = [];
  for (const { text, at, indexes } of doors(stops)) {
    const width = Math.max(markHeight, 2.6 + text.length * 2.25);
    const free = candidates(at).find(([x, y]) => fits(x, y, width, placed, frame)) ?? at;
    const moved = free[0] !== at[0] || free[1] !== at[1];
    placed.push({
      text,
      x: free[0],
      y: free[1],
      width,
      height: markHeight,
      door: moved ? { x: at[0], y: at[1] } : null,
      stops: indexes,
    });
  }
  return placed;
}

/** All numbers of one door or building, as ranges: « 01–03 », « 04, 09 ». */
function doors(
  stops: readonly Numbered[],
): { text: string; at: readonly [number, number]; indexes: readonly number[] }[] {
  const groups: { indexes: number[]; at: readonly [number, number] }[] = [];
  stops.forEach(({ at }, index) => {
    const near = groups.find((group) => Math.hypot(group.at[0] - at[0], group.at[1] - at[1]) < together);
    if (near) near.indexes.push(index);
    else groups.push({ indexes: [index], at });
  });
  return groups.map(({ indexes, at }) => {
    const ranges: [number, number][] = [];
    for (const index of indexes) {
      const last = ranges.at(-1);
      if (last && index === last[1] + 1 && stops[index]?.round === stops[last[1]]?.round) last[1] = index;
      else ranges.push([index, index]);
    }
    const label = (index: number) => stops[index]?.label ?? '';
    const texts = ranges.map(([from, to]) => (from === to ? label(from) : `${label(from)}–${label(to)}`));
    return { text: texts.length > 3 ? `${texts.slice(0, 3).join(', ')}…` : texts.join(', '), at, indexes };
  });
}

function candidates([x, y]: readonly [number, number]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [[x, y]];
  for (let distance = 8; distance <= 40; distance += 4) {
    for (let step = 0; step < 16; step++) {
      const turn = (step * Math.PI) / 8 - Math.PI / 2;
      found.push([
        Math.round((x + Math.cos(turn) * distance) * 100) / 100,
        Math.round((y + Math.sin(turn) * distance) * 100) / 100,
      ]);
    }
  }
  return found;
}

function fits(x: number, y: number, width: number, placed: readonly StopMark[], frame: Frame | null) {
  if (frame && (x < width / 2 + 1 || x > frame.width - width / 2 - 1 || y < 4 || y > frame.height - 4)) return false;
  return placed.every(
    (mark) =>
      Math.abs(mark.x - x) >= (mark.width + width) / 2 + 0.6 ||
      Math.abs(mark.y - y) >= (mark.height + markHeight) / 2 + 0.6,
  );
}

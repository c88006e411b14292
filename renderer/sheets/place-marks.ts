/** A number on the map: where it stands, and the door that it stands for. */
export interface StopMark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The door itself, when the number had to move aside. */
  readonly door: { readonly x: number; readonly y: number } | null;
}

interface Numbered {
  readonly label: string;
  readonly at: readonly [x: number, y: number];
}

const markHeight = 6.4;
/** Doors nearer than this on paper share one number: « 01–03 ». */
const together = 1.2;

/** Numbers over their doors; where two would cover each other the later one moves aside, with a line to its door. */
export function placeMarks(stops: readonly Numbered[], mapWidth: number, mapHeight: number): StopMark[] {
  const placed: StopMark[] = [];
  for (const { text, at } of doors(stops)) {
    const width = Math.max(markHeight, 2.6 + text.length * 2.25);
    const free = candidates(at).find(([x, y]) => fits(x, y, width, placed, mapWidth, mapHeight)) ?? at;
    const moved = free[0] !== at[0] || free[1] !== at[1];
    placed.push({
      text,
      x: free[0],
      y: free[1],
      width,
      height: markHeight,
      door: moved ? { x: at[0], y: at[1] } : null,
    });
  }
  return placed;
}

/** All numbers of one door or building, as ranges: « 01–03 », « 04, 09 ». */
function doors(stops: readonly Numbered[]): { text: string; at: readonly [number, number] }[] {
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
      if (last && index === last[1] + 1) last[1] = index;
      else ranges.push([index, index]);
    }
    const label = (index: number) => stops[index]?.label ?? '';
    const texts = ranges.map(([from, to]) => (from === to ? label(from) : `${label(from)}–${label(to)}`));
    return { text: texts.length > 3 ? `${texts.slice(0, 3).join(', ')}…` : texts.join(', '), at };
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

function fits(x: number, y: number, width: number, placed: readonly StopMark[], mapWidth: number, mapHeight: number) {
  if (x < width / 2 + 1 || x > mapWidth - width / 2 - 1 || y < 4 || y > mapHeight - 4) return false;
  return placed.every(
    (mark) =>
      Math.abs(mark.x - x) >= (mark.width + width) / 2 + 0.6 ||
      Math.abs(mark.y - y) >= (mark.height + markHeight) / 2 + 0.6,
  );
}

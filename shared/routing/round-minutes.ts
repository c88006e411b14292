/** Metres a minute at 4.5 km/h, the pace of someone who carries a clipboard. */
export const metresPerMinute = 75;
export const minutesPerDoor = 5;

/** How long a round takes: the walk, and five minutes at each door. Whole minutes. */
export function roundMinutes(metres: number, doors: number): number {
  return Math.round(metres / metresPerMinute + doors * minutesPerDoor);
}

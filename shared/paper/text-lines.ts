import { letterWidth, type Weight } from './letter-width.ts';

/** How a text is set: the width that it has, in millimetres, and its size, in points. */
export interface TextSetting {
  readonly width: number;
  readonly points: number;
  readonly weight: Weight;
}

const millimetresPerPoint = 25.4 / 72;
/** Millimetres of one line of text. */
export function textWidth(text: string, points: number, weight: Weight): number {
  let sum = 0;
  for (const letter of text.normalize('NFC')) sum += letterWidth(letter, weight);
  return (sum / 1000) * points * millimetresPerPoint;
}

/** Where a line may break: after a space, and after a hyphen between two letters. */
function pieces(text: string): string[] {
  return text.split(/(?<= )|(?<=\p{L}-)(?=\p{L})/u);
}

/** Lines that a text takes, never fewer than the print engine will need. A word longer than a line is broken anywhere. */
export function countLines(text: string, { width, points, weight }: TextSetting): number {
  if (text.trim() === '') return 0;
  let lines = 1;
  let used = 0;
  for (const piece of pieces(text.trim())) {
    const bare = textWidth(piece.trimEnd(), points, weight);
    if (used > 0 && used + bare > width) {
      lines += 1;
      used = 0;
    }
    if (bare > width) {
      // One letter a line may be left over at each break.
      const full = width - points * millimetresPerPoint;
      lines += Math.ceil(bare / full) - 1;
      used = bare % full;
    } else used += textWidth(piece, points, weight);
  }
  return lines;
}

/** True when no word of the text has to be broken to fit. */
export function wordsFit(text: string, { width, points, weight }: TextSetting): boolean {
  return pieces(text).every((piece) => textWidth(piece.trimEnd(), points, weight) <= width);
}

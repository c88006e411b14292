import { countLines, type TextSetting, wordsFit } from './text-lines.ts';

/** What takes room on a row of the round sheet. */
export interface RowTexts {
  /** « 12 bis », or nothing. */
  readonly house: string;
  readonly street: string;
  readonly door: string;
  readonly name: string;
  readonly languages: string;
  readonly needs: readonly { readonly word: string; readonly detail: string }[];
}

type NameSize = 'l' | 'm' | 'n' | 's' | 'xs';

/** Columns of `paper.css` without their padding, in millimetres. */
const columns = { address: 41.7, person: 33.2, need: 36.2 };
const pictogram = 6.6;
const padding = 2.6;
/** DESIGN §7: nine of these to a page. */
const leastRow = 22;

const street: TextSetting = { width: columns.address, points: 11, weight: 'bold' };
const door: TextSetting = { width: columns.address, points: 9.5, weight: 'regular' };
const spoken: TextSetting = { width: columns.person, points: 9, weight: 'regular' };
const word: TextSetting = { width: columns.need - pictogram, points: 11, weight: 'bold' };
const detail: TextSetting = { width: columns.need, points: 9, weight: 'regular' };

const nameSizes: readonly { size: NameSize; points: number; line: number; most: number }[] = [
  { size: 'l', points: 16, line: 6.2, most: 2 },
  { size: 'm', points: 14, line: 5.4, most: 2 },
  { size: 'n', points: 12.5, line: 4.8, most: 3 },
  { size: 's', points: 11, line: 4.4, most: 4 },
];
const smallest = { size: 'xs' as const, points: 9.5, line: 3.8 };

/** The first name is the largest thing on the row, as far as its words fit the column. */
function nameSetting(name: string) {
  const fits = nameSizes.find(({ points, most }) => {
    const setting: TextSetting = { width: columns.person, points, weight: 'bold' };
    return wordsFit(name, setting) && countLines(name, setting) <= most;
  });
  return fits ?? smallest;
}

export function nameSize(name: string): NameSize {
  return nameSetting(name).size;
}

/** Millimetres of one need, in its column. */
export function needHeight(need: RowTexts['needs'][number]): number {
  return Math.max(5.6, countLines(need.word, word) * 4.5) + countLines(need.detail, detail) * 3.7 + 1.2;
}

/** Millimetres that a row takes in print, never less than it will: nothing on a row is ever cut. */
export function rowHeight(row: RowTexts): number {
  const { points, line } = nameSetting(row.name);
  const house = row.house === '' ? 0 : 1.2;
  const address =
    // The house number is larger than its street: it stands for about twice its letters.
    house + countLines(`${row.house}${row.house} ${row.street}`, street) * 4.8 + countLines(row.door, door) * 4 + 0.8;
  const person =
    countLines(row.name, { width: columns.person, points, weight: 'bold' }) * line +
    countLines(row.languages, spoken) * 3.7 +
    0.6;
  const needs = row.needs.reduce((sum, need) => sum + needHeight(need), 0);
  return Math.max(leastRow, Math.ceil(2 * (padding + Math.max(address, person, needs))) / 2);
}

import { countLines, textWidth } from './text-lines.ts';

/** What stands at the head of a page of the round sheet. */
export interface HeadTexts {
  readonly title: string;
  readonly moment: string;
  /** Right of their names, as a list; first page only. */
  readonly facts: readonly string[];
  readonly call: string;
}

/** Millimetres beside the number and the code, as in `paper.css`. */
const width = 136;
const factWidth = 109;
/** The code, and the number of the sheet, need as much. */
const leastHead = 24;

/** The date stands beside the title when both fit. */
export function momentFits({ title, moment }: Pick<HeadTexts, 'title' | 'moment'>): boolean {
  return textWidth(title, 21, 'bold') + textWidth(`  ${moment}`, 12, 'regular') <= width;
}

/** Millimetres that the head of the first page takes, never less than it will in print. */
export function firstHeadHeight(head: HeadTexts): number {
  const title = countLines(head.title, { width, points: 21, weight: 'bold' }) * 8.4;
  const moment = momentFits(head) ? 0 : countLines(head.moment, { width, points: 12, weight: 'regular' }) * 5.2;
  const facts = head.facts.reduce(
    (sum, fact) => sum + countLines(fact, { width: factWidth, points: 10, weight: 'regular' }) * 4.4,
    0,
  );
  return Math.max(leastHead, title + moment + facts + callHeight(head.call) + 1.4);
}

/** The same for the pages that follow: what the page is, the round, and whom to call. */
export function nextHeadHeight(head: HeadTexts): number {
  const again = countLines(`${head.title} ${head.moment}`, { width, points: 14, weight: 'bold' }) * 6;
  return Math.max(leastHead, again + callHeight(head.call) + 2);
}

function callHeight(call: string): number {
  return countLines(call, { width, points: 10.5, weight: 'bold' }) * 4.8;
}

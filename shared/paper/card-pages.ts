import type { HelperCard } from './helper-cards.ts';
import type { PaperSettings } from './sheet-model.ts';
import { addressLine } from './address-on-paper.ts';
import { countLines, type TextSetting, wordsFit } from './text-lines.ts';

/** Millimetres and points of `paper.css`; a contract test compares them with the printed page. */
const halfPage = 137;
const full = 186;
const beside = { number: 133, pictogram: 174 };

type CardName = 'name-l' | 'name-m' | 'name-s';

/** One line of 34 points; smaller for a name that would take three. */
const nameSizes: readonly { size: CardName; points: number; line: number }[] = [
  { size: 'name-l', points: 34, line: 13.3 },
  { size: 'name-m', points: 22, line: 8.6 },
];
const smallest = { size: 'name-s' as const, points: 14, line: 5.5 };

function nameSetting(person: string) {
  const fits = nameSizes.find(({ points }) => {
    const setting: TextSetting = { width: beside.number, points, weight: 'bold' };
    return wordsFit(person, setting) && countLines(person, setting) <= 2;
  });
  return fits ?? smallest;
}

export function cardNameSize(person: string): CardName {
  return nameSetting(person).size;
}

/** Two cards a page, cut apart in the middle; one that needs more than half a page has a page of its own. */
export function cardPages(cards: readonly HelperCard[], settings: PaperSettings): readonly (readonly HelperCard[])[] {
  const pages: HelperCard[][] = [];
  let room = 0;
  for (const card of cards) {
    const small = cardHeight(card, settings) <= halfPage;
    if (small && room > 0) {
      pages.at(-1)?.push(card);
      room = 0;
    } else {
      pages.push([card]);
      room = small ? halfPage : 0;
    }
  }
  return pages;
}

/** Millimetres that a card takes, never less than it will in print. */
function cardHeight({ row, helper, phone }: HelperCard, settings: PaperSettings): number {
  const lines = (text: string, points: number, weight: TextSetting['weight'] = 'regular', width = full) =>
    countLines(text, { width, points, weight });
  const name = nameSetting(row.person);
  const head =
    (helper === '' ? 0 : lines(`Pour ${helper}`, 13, 'bold', beside.number) * 5.8) +
    lines(row.person, name.points, 'bold', beside.number) * name.line +
    lines(row.languages, 13, 'regular', beside.number) * 5.8;
  const address = 8 + lines(addressLine(row.place), 20, 'bold') * 8.2 + lines(row.doorLine, 14) * 6.3;
  const needs = row.needs.reduce(
    (sum, { word, detail }) =>
      sum + Math.max(12, lines(`${word} ${detail}`, 13, 'bold', beside.pictogram) * 5.8 + 1.6) + 0.3,
    0.4,
  );
  const call = 4 + lines(phone === '' ? longestNotice(row.given) : `Appeler d’abord : ${phone}`, 15, 'bold') * 6.7;
  const foot = 4 + lines(`${rule} Un souci ? ${settings.phone}`, 11, 'bold') * 5;
  const paddings = 14;
  const writing = 21;
  return paddings + Math.max(24, head) + address + needs + call + writing + foot;
}

const rule = 'On reste sur le palier, on ne prend ni argent, ni clé, ni carte.';

function longestNotice(person: string): string {
  return `L’association prévient ${person || 'la personne'} de votre passage.`;
}

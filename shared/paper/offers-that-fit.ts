import type { PaperSettings } from './sheet-model.ts';
import { countLines } from './text-lines.ts';

/** What is set of one offer: its word, and the line under it. */
interface OfferTexts {
  readonly word: string;
  readonly person: string;
  readonly detail: string;
}

/** Millimetres of `paper.css`: text of 16 points on 7.4, one page a person. */
const pageHeight = 277.5;
const line = 7.4;
const leastOffer = 24;
const widths = { greeting: 132, offer: 155, foot: 186 };

/** As many offers, in their order, as one page holds with its head and the number to call; never a text cut or a second page. */
export function offersThatFit<Offer extends OfferTexts>(
  person: string,
  offers: readonly Offer[],
  settings: PaperSettings,
): Offer[] {
  let left = pageHeight - headHeight(person) - footHeight(settings);
  const fitting = offers.findIndex((offer) => (left -= offerHeight(offer)) < 0);
  return fitting === -1 ? [...offers] : offers.slice(0, fitting);
}

function headHeight(person: string): number {
  const greeting =
    countLines(`Bonjour ${person}, voici des voisins qui proposent un coup de main.`, {
      width: widths.greeting,
      points: 16,
      weight: 'bold',
    }) * line;
  return Math.max(24, 11.8 + greeting) + 8;
}

function footHeight({ association, coordinator }: PaperSettings): number {
  const lines = [
    `Cochez ce qui vous intéresse, puis appelez ${association} :`,
    `Demandez ${coordinator}, jusqu’à 00 h 00.`,
  ];
  const counted = lines.map((text) => countLines(text, { width: widths.foot, points: 16, weight: 'regular' }));
  return 14.5 + (counted.reduce((sum, count) => sum + count, 0) + 1) * line + 6;
}

function offerHeight({ word, person, detail }: OfferTexts): number {
  const title = countLines(word, { width: widths.offer, points: 19, weight: 'bold' }) * 7.8;
  const text = countLines(`${person}, ${detail}`, { width: widths.offer, points: 16, weight: 'bold' }) * line;
  return Math.max(leastOffer, title + text + 3.5);
}

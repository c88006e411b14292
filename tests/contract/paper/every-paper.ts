import { helperCards } from '../../../shared/paper/helper-cards.ts';
import {
  renderCards,
  renderForm,
  renderLossLetters,
  renderLossRecord,
  renderOffers,
  renderPoster,
  renderRoundSheet,
} from '../../../renderer/sheets/documents/render-papers.ts';
import { draftAddendum } from '../../../renderer/sheets/draft-addendum.ts';
import { exposedOnRows } from '../../../shared/paper/exposed-people.ts';
import { lossModel } from '../../../shared/paper/loss-model.ts';
import { posterGaps, type OfferSource, offersPages } from '../../../shared/paper/offers-model.ts';
import { personOnPaper } from '../../../shared/paper/person-on-paper.ts';
import { sheetModel, type SheetSource } from '../../../shared/paper/sheet-model.ts';
import type { Sheet } from '../../../shared/domain/sheet.ts';
import { listing } from './paper-people.ts';

export type PaperName =
  | 'round-sheet'
  | 'cards'
  | 'offers'
  | 'poster'
  | 'form'
  | 'addendum'
  | 'loss-record'
  | 'loss-letters';

/** Every paper that can be made from one round: each person on it also offers what they ask for, and helps another. */
export async function everyPaper(source: SheetSource): Promise<ReadonlyMap<PaperName, string>> {
  const model = sheetModel(source);
  const people = [...source.neighbours.values()];
  const offers: OfferSource[] = [...source.listings.values()].map((request, index) => ({
    listing: listing(300 + index, {
      kind: 'offer',
      category: request.category,
      title: request.title,
      description: request.description,
      location: source.round.stops[index]?.location ?? null,
    }),
    neighbourId: null,
    person: personOnPaper(people[index % people.length] ?? { firstName: '', lastName: '' }),
  }));
  const asked = [...source.listings.values()].map((request, index) => ({
    listing: { ...request, location: source.round.stops[index]?.location ?? null },
    neighbourId: null,
    person: '',
  }));
  const helpers = new Map(
    source.round.stops.map((stop, index) => [stop.listingIds[0] ?? '', offers[index]?.listing.id ?? '']),
  );
  const lost = {
    number: source.number,
    level: 'round-sheet',
    copies: 1,
    rows: [],
    exposed: exposedOnRows(model.rows),
    printedAt: source.printedAt,
    stateChangedAt: source.printedAt,
  } as unknown as Sheet;
  const addendum = await draftAddendum({ ...lost, number: 4000, returns: [] }, source);
  if (!addendum.ok) throw new Error(addendum.code);
  const loss = lossModel(lost, source.settings);
  return new Map([
    ['round-sheet', await renderRoundSheet(model)],
    ['cards', await renderCards(model, helperCards(source, model, offers, helpers))],
    ['offers', await renderOffers(model, offersPages(source, model, offers))],
    ['poster', await renderPoster(model, posterGaps(source, [...offers, ...asked]))],
    ['form', await renderForm(model)],
    ['addendum', addendum.data.html],
    ['loss-record', await renderLossRecord(loss)],
    ['loss-letters', await renderLossLetters(loss)],
  ]);
}

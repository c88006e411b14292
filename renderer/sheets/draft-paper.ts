import type { ExposedPerson, Sheet, SheetRow } from '../../shared/domain/sheet.ts';
import { helperCards } from '../../shared/paper/helper-cards.ts';
import { type Exposure, exposureOf, exposureOfTexts } from '../../shared/paper/exposure.ts';
import { exposedOnCards, exposedOnOffers, exposedOnRows } from '../../shared/paper/exposed-people.ts';
import { loadHelpers, loadPublished } from './load-offers.ts';
import { posterGaps, offersPages } from '../../shared/paper/offers-model.ts';
import { addressLine } from '../../shared/paper/address-on-paper.ts';
import { frozenRows, sheetModel, type SheetSource } from '../../shared/paper/sheet-model.ts';

/** What is chosen before printing; an addendum is made from a sheet. */
export type PaperLevel = Exclude<Sheet['level'], 'addendum'>;

export interface PaperDraft {
  readonly number: number;
  readonly html: string;
  readonly rows: readonly SheetRow[];
  readonly exposure: Exposure;
  readonly exposed: readonly ExposedPerson[];
}

/** The document of one level for this round, and what it exposes; `null` when it would be empty. */
export async function draftPaper(level: PaperLevel, source: SheetSource): Promise<PaperDraft | null> {
  const model = sheetModel(source);
  const documents = await import('./documents/render-papers.ts');
  const { number } = model;
  switch (level) {
    case 'round-sheet':
      return {
        number,
        html: await documents.renderRoundSheet(model),
        rows: frozenRows(model),
        exposure: exposureOf(model),
        exposed: exposedOnRows(model.rows),
      };
    case 'individual-card': {
      const helpers = await loadHelpers(source.round.stops.flatMap((stop) => stop.listingIds));
      const cards = helperCards(source, model, await loadPublished(), helpers);
      if (cards.length === 0) return null;
      const rows = cards.map((card) => card.row);
      const texts = cards.flatMap(({ row, phone }) => [addressLine(row.place), row.doorLine, phone]);
      const kept = frozenRows({ ...model, rows });
      return {
        number,
        html: await documents.renderCards(model, cards),
        rows: kept,
        exposure: exposureOfTexts(
          [...rows.map((row) => row.person), ...cards.map((card) => card.helper)],
          kept.map((row) => `${row.address}|${row.doorLine}`),
          texts,
          model.heldBack,
        ),
        exposed: exposedOnCards(cards),
      };
    }
    case 'offers-near-you': {
      const pages = offersPages(source, model, await loadPublished());
      if (pages.length === 0) return null;
      const people = pages.flatMap((page) => [page.person, ...page.offers.map((offer) => offer.person)]);
      return {
        number,
        html: await documents.renderOffers(model, pages),
        rows: [],
        exposure: exposureOfTexts(people, [], [], []),
        exposed: exposedOnOffers(pages),
      };
    }
    case 'hall-poster': {
      const board = posterGaps(source, await loadPublished());
      return {
        number,
        html: await documents.renderPoster(model, board),
        rows: [],
        exposure: exposureOfTexts([], [], [], []),
        exposed: [],
      };
    }
    case 'deposit-form':
      return {
        number,
        html: await documents.renderForm(model),
        rows: [],
        exposure: exposureOfTexts([], [], [], []),
        exposed: [],
      };
  }
}

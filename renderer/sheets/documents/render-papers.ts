import type { AddendumOf } from '../../../shared/paper/addendum-room.ts';
import type { HelperCard } from '../../../shared/paper/helper-cards.ts';
import type { LossModel } from '../../../shared/paper/loss-model.ts';
import type { GapLine, OffersPage } from '../../../shared/paper/offers-model.ts';
import { renderDocument } from '../../widgets/press/render-document.ts';
import type { RoundSheetModel } from '../../../shared/paper/sheet-model.ts';
import ContactSheet from './ContactSheet.vue';
import DepositForm from './DepositForm.vue';
import HallPoster from './HallPoster.vue';
import HelperCards from './HelperCards.vue';
import LossLetters from './LossLetters.vue';
import LossRecord from './LossRecord.vue';
import OffersNearYou from './OffersNearYou.vue';
import SheetAddendum from './SheetAddendum.vue';

/** Every paper as a whole document. Loaded when needed: components and renderer are not part of the first load. */
export function renderRoundSheet(model: RoundSheetModel): Promise<string> {
  return renderDocument(ContactSheet, { model }, `Feuille ${model.label}`);
}

export function renderCards(model: RoundSheetModel, cards: readonly HelperCard[]): Promise<string> {
  return renderDocument(HelperCards, { model, cards }, `Fiches ${model.label}`);
}

export function renderOffers(model: RoundSheetModel, pages: readonly OffersPage[]): Promise<string> {
  return renderDocument(OffersNearYou, { model, pages }, `Offres près de chez vous ${model.label}`);
}

export function renderPoster(model: RoundSheetModel, board: readonly GapLine[]): Promise<string> {
  return renderDocument(HallPoster, { model, board }, `Affiche ${model.label}`);
}

export function renderForm(model: RoundSheetModel): Promise<string> {
  return renderDocument(DepositForm, { model }, `Formulaire ${model.label}`);
}

export function renderAddendum(model: RoundSheetModel, addendum: AddendumOf): Promise<string> {
  return renderDocument(SheetAddendum, { model, addendum }, `Feuille ${model.label}`);
}

export function renderLossRecord(loss: LossModel): Promise<string> {
  return renderDocument(LossRecord, { loss }, `Perte de la feuille ${loss.label}`);
}

export function renderLossLetters(loss: LossModel): Promise<string> {
  return renderDocument(LossLetters, { loss }, `Lettres, perte de la feuille ${loss.label}`);
}

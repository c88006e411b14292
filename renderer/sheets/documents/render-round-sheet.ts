import { renderDocument } from '../render-document.ts';
import type { RoundSheetModel } from '../sheet-model.ts';
import ContactSheet from './ContactSheet.vue';

/** The whole round sheet. Loaded when it is needed: the documents and their renderer are not part of the first load. */
export function renderRoundSheet(model: RoundSheetModel): Promise<string> {
  return renderDocument(ContactSheet, { model }, `Feuille ${model.label}`);
}

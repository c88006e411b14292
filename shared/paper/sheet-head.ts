import { exposureOf } from './exposure.ts';
import type { HeadTexts } from './head-height.ts';
import { counted, listOf } from './paper-words.ts';
import type { RoundSheetModel } from './sheet-model.ts';

interface HeadFact {
  readonly name: string;
  readonly text: string;
  /** The people whom the text names. */
  readonly names?: readonly string[];
}

/** What the first page says of the round, in the order of the eye: who, from where, what it exposes. */
export function headFacts(model: RoundSheetModel): HeadFact[] {
  const { people, phones } = exposureOf(model);
  return [
    {
      name: 'Bénévoles',
      text: listOf(model.volunteers, 'et') || 'à écrire : ______________________________',
      names: model.volunteers,
    },
    model.start === ''
      ? { name: 'Parcours', text: model.effort }
      : { name: 'Départ', text: `${model.start} · ${model.effort}` },
    {
      name: 'Sur cette feuille',
      text: `${counted(people, 'personne', 'personnes')}, ${counted(phones, 'téléphone', 'téléphones')} · imprimée le ${model.printed}`,
    },
  ];
}

/** « (Monique, jusqu’à 13 h) »; empty when nobody is named. */
export function callHours({ settings }: Pick<RoundSheetModel, 'settings'>): string {
  const parts = [settings.coordinator, settings.until && `jusqu’à ${settings.until}`].filter(Boolean);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

/** The head of a page as it is measured; the first one by default. */
export function headTexts(model: RoundSheetModel, title = model.place): HeadTexts {
  const { phone } = model.settings;
  return {
    title,
    moment: model.moment,
    facts: headFacts(model).map((fact) => fact.text),
    call: phone === '' ? '' : `Un souci ? ${phone} ${callHours(model)}`,
  };
}

import type { ExposedField, Sheet } from '../domain/sheet.ts';

/** As the record names them. */
export const fieldWords: Readonly<Record<ExposedField, string>> = {
  name: 'prénom et initiale du nom',
  address: 'adresse',
  door: 'bâtiment, étage, porte',
  languages: 'langues parlées',
  need: 'service demandé et jours possibles',
  phone: 'téléphone',
  offer: 'service proposé et jours possibles',
};

/** As a letter says them to the person. */
export const yourFieldWords: Readonly<Record<ExposedField, string>> = {
  name: 'votre prénom et l’initiale de votre nom',
  address: 'votre adresse',
  door: 'votre bâtiment, votre étage ou votre porte',
  languages: 'les langues que vous parlez',
  need: 'le service que vous demandez et les jours qui vous vont',
  phone: 'votre numéro de téléphone',
  offer: 'le service que vous proposez et les jours qui vous vont',
};

export const levelWords: Readonly<Record<Sheet['level'], string>> = {
  'round-sheet': 'feuille de tournée',
  'individual-card': 'fiches individuelles',
  'offers-near-you': 'offres près de chez vous',
  'hall-poster': 'affiche de hall',
  'deposit-form': 'formulaires de dépôt',
  addendum: 'ajout à une feuille de tournée',
};

/** What was never on it, said because it is the first thing that one asks. */
export function notOnIt(fields: readonly ExposedField[]): string {
  return [
    'votre nom de famille',
    fields.includes('phone') ? '' : 'votre téléphone',
    fields.includes('address') ? '' : 'votre adresse',
    'votre âge',
    'votre santé',
  ]
    .filter(Boolean)
    .join(', ')
    .concat(', ni aucun code d’entrée');
}

import type { KnownCategory } from './category.ts';
import { foldForSearch } from '../text/fold.ts';

/**
 * Beginnings of words, French and English, folded. A longer beginning says more than a shorter one, so that
 * « porter les courses de la pharmacie » is a matter of pharmacy. A beginning that ends with `$` is a whole word.
 */
const beginnings: Readonly<Record<Exclude<KnownCategory, 'other'>, readonly string[]>> = {
  shopping: [
    'course',
    'supermarche',
    'marche$',
    'epicerie',
    'pain$',
    'boulanger',
    'lait$',
    'pack',
    'provisions',
    'legume',
    'alimentation',
    'shop',
    'grocer',
    'supermarket',
    'bread',
    'milk',
  ],
  pharmacy: ['pharmaci', 'medicament', 'ordonnance', 'pharmac', 'prescription', 'medicine', 'chemist'],
  'dog-walking': ['chien', 'promener le chien', 'promenade du chien', 'toutou', 'dog', 'puppy', 'walk the dog'],
  printing: ['imprim', 'impression', 'photocopi', 'scanner', 'numeriser', 'print', 'photocopy', 'scan$'],
  errands: [
    'poste$',
    'colis',
    'lettre',
    'courrier',
    'commission',
    'poubelle',
    'encombrant',
    'pressing',
    'bibliotheque',
    'parcel',
    'post office',
    'letter',
    'errand',
    'bins$',
    'rubbish',
  ],
  company: [
    'compagnie',
    'visite',
    'discuter',
    'parler',
    'bavarder',
    'cafe$',
    'jouer',
    'cartes$',
    'lecture',
    'ecouter',
    'solitude',
    'visit',
    'chat$',
    'talk',
    'company',
    'coffee',
    'cards$',
  ],
  transport: [
    'accompagn',
    'conduire',
    'conduis',
    'voiture',
    'trajet',
    'emmener',
    'deposer en voiture',
    'gare$',
    'hopital',
    'rendez vous',
    'covoitur',
    'drive',
    'driving',
    'lift$',
    'car$',
    'transport',
    'appointment',
    'station$',
  ],
  paperwork: [
    'papiers',
    'dossier',
    'administrati',
    'demarche',
    'formulaire',
    'impots',
    'declaration',
    'remplir',
    'traduire',
    'traduction',
    'ordinateur',
    'internet',
    'form$',
    'forms$',
    'paperwork',
    'tax$',
    'taxes$',
    'translat',
    'computer',
  ],
  repairs: [
    'ampoule',
    'bricol',
    'repar',
    'reparation',
    'fuite',
    'robinet',
    'serrure',
    'meuble',
    'monter une',
    'couture',
    'ourlet',
    'jardin',
    'etagere',
    'repair',
    'fix$',
    'bulb',
    'leak',
    'sewing',
    'garden',
  ],
  childcare: [
    'enfant',
    'bebe',
    'garde d enfant',
    'garder mes enfants',
    'creche',
    'sortie d ecole',
    'ecole$',
    'devoirs',
    'babysit',
    'nourrice',
    'child',
    'baby',
    'school',
    'homework',
  ],
};

/** The category that a sentence speaks of, or `null` when no word of it is known. */
export function guessCategory(sentence: string): KnownCategory | null {
  const text = ` ${foldForSearch(sentence).replace(/[^a-z0-9]+/g, ' ')} `;
  let best: KnownCategory | null = null;
  let length = 0;
  for (const [category, words] of Object.entries(beginnings) as [KnownCategory, readonly string[]][]) {
    for (const word of words) {
      const sought = word.endsWith('$') ? ` ${word.slice(0, -1)} ` : ` ${word}`;
      if (sought.length > length && text.includes(sought)) {
        best = category;
        length = sought.length;
      }
    }
  }
  return best;
}

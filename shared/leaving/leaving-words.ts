import { frenchWeekdays } from '../paper/french-words.ts';
import { languageWords } from '../paper/language-words.ts';

type Words = Readonly<Record<string, string>>;

export const kindWords: Words = { offer: 'offre', request: 'demande' };
export const statusWords: Words = {
  draft: 'brouillon',
  pending: 'à valider',
  published: 'à introduire',
  matched: 'mise en relation',
  fulfilled: 'service rendu',
  withdrawn: 'retirée',
  expired: 'expirée',
};
export const urgencyWords: Words = { low: 'peut attendre', normal: 'normale', high: 'urgente' };
export const matchWords: Words = {
  suggested: 'suggérée',
  proposed: 'proposée',
  accepted: 'acceptée',
  done: 'menée à bien',
  failed: 'n’a pas abouti',
  refused: 'refusée',
  cancelled: 'annulée',
};
export const sheetWords: Words = { out: 'dehors', returned: 'rendue', destroyed: 'détruite', lost: 'perdue' };
export const visitWords: Words = {
  seen: 'vu',
  absent: 'absent',
  refused: 'refus',
  'call-back': 'à rappeler',
  'no-access': 'inaccessible',
  moved: 'n’habite plus ici',
  'do-not-contact': 'ne plus contacter',
};
export const purposeWords: Words = {
  keep: 'garder ses coordonnées',
  'share-with-town': 'les donner à la ville',
  'share-with-helper': 'les donner à qui aide',
  call: 'être appelé',
};
export const channelWords: Words = { phone: 'téléphone', door: 'à la porte', paper: 'papier', 'e-mail': 'courriel' };
export const operationWords: Words = { create: 'création', update: 'modification', delete: 'suppression' };
const momentWords: Words = { morning: 'matin', afternoon: 'après-midi', evening: 'soir' };

/** The French word of a code; days, moments and languages without being told; what has none, as it is. */
export function wordOf(words: Words, code: unknown): string {
  if (typeof code !== 'string') return '';
  for (const some of [words, frenchWeekdays, momentWords, languageWords]) {
    if (Object.hasOwn(some, code)) return (some as Words)[code] ?? code;
  }
  return code;
}

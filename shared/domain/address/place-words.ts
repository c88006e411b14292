import { type AddressToken, tokenAt } from './address-tokens.ts';
import { isWay } from './address-words.ts';

/** Words with which a residence, an estate or a hamlet begins. */
const placeWords = new Set(
  (
    'residence res resid immeuble imm domaine dom clos hameau ham lieu lieudit lotissement lot cite ensemble foyer ' +
    'ehpad hlm ilot copropriete parc quartier villa villas chateau ferme mas moulin za zac zi camping centre maison tour ' +
    'pavillon grand grande le la les l'
  ).split(' '),
);

/** Is a part that is not the street a place to find one’s way by? Else nobody knows what it is. */
export function isPlaceWord(tokens: readonly AddressToken[], from: number, to: number): boolean {
  const first = tokenAt(tokens, from).fold;
  return to > from + 1 && (placeWords.has(first) || (isWay(first) && first.length > 1));
}

/** A residence that begins behind a street without a comma: « rue des Vignes résidence du Parc ». */
export function splitsStreet(tokens: readonly AddressToken[], at: number): boolean {
  const { fold } = tokenAt(tokens, at);
  const before = tokenAt(tokens, at - 1).fold;
  if (
    !/^(residence|immeuble|lotissement|lieudit|copropriete)$/.test(fold) &&
    !(fold === 'lieu' && tokenAt(tokens, at + 1).fold === 'dit')
  )
    return false;
  return !isWay(before) && !/^(de|du|des|d|la|le|les|l|ancienne|grande|petite)$/.test(before);
}

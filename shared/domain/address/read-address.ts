import { type AddressRole, type AddressToken, addressTokens, mark, written, tokenAt } from './address-tokens.ts';
import { markDoorParts } from './door-parts.ts';
import { findStreet, type FoundStreet, unreadSegments } from './find-street.ts';
import { type FoundNumber, numberAt } from './house-number.ts';
import { isPlaceWord, splitsStreet } from './place-words.ts';
import { markPostalLine } from './postal-line.ts';
import { markPrivateParts } from './private-parts.ts';

/** An address as it was understood. Every part is as written; empty where it was not said. */
export type Address = Readonly<Record<AddressRole, string>>;

/**
 * Reads an address in one line, in any order and writing: « Résidence des Lilas, bât. B, 12 bis rue des Vignes,
 * BP 40, 94230 Cachan CEDEX ». No letter and no figure is lost: what is not understood is kept in `rest`, which is
 * shown on screen and never on paper. `number` is in one form (« 12 bis », « 18-20 »); `street` keeps its writing.
 */
export function readAddress(text: string): Address {
  const tokens = addressTokens(text);
  markPrivateParts(tokens);
  markDoorParts(tokens);
  markPostalLine(tokens);
  const found = findStreet(tokens);
  const number = found ? found.number : numberAlone(tokens);
  if (number) mark(tokens, number.from, number.to, 'number');
  if (found) mark(tokens, found.from, streetEnd(tokens, found), 'street');
  for (const { from, to } of unreadSegments(tokens))
    mark(tokens, from, to, isPlaceWord(tokens, from, to) ? 'place' : 'rest');
  return { ...partsOf(tokens), ...(number && { number: number.text }) };
}

/** « rue des Vignes résidence du Parc »: the residence begins another part. */
function streetEnd(tokens: readonly AddressToken[], { from, to }: FoundStreet): number {
  for (let at = from + 2; at < to - 1; at++) if (splitsStreet(tokens, at)) return at;
  return to;
}

/** « 12 », typed so far. */
function numberAlone(tokens: readonly AddressToken[]): FoundNumber | null {
  const number = numberAt(tokens, 0);
  return number?.to === tokens.length ? number : null;
}

function partsOf(tokens: readonly AddressToken[]): Address {
  const parts: Record<AddressRole, string> = {
    number: '',
    street: '',
    place: '',
    building: '',
    entrance: '',
    staircase: '',
    floor: '',
    flat: '',
    box: '',
    postcode: '',
    town: '',
    district: '',
    cedex: '',
    country: '',
    rest: '',
  };
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const role = tokenAt(tokens, from).role;
    if (!role || (at < tokens.length && tokenAt(tokens, at).role === role && !tokenAt(tokens, at).breaks)) continue;
    parts[role] = [parts[role], written(tokens, from, at)].filter(Boolean).join(', ');
    from = at;
  }
  return { ...parts, postcode: parts.postcode.replaceAll(' ', '') };
}

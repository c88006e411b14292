import { hasAddressOfMail, phonesInText } from '../domain/contact-in-text.ts';
import { foldForSearch } from '../text/fold.ts';
import { healthWords } from '../domain/health-words.ts';

/** Why a text does not go on paper. */
export type HeldBackReason = 'phone' | 'e-mail' | 'name' | 'code' | 'health' | 'alone' | 'absence' | 'age';

export interface PrintableText {
  /** The text as it may be printed; empty when it is held back. */
  readonly text: string;
  readonly heldBack: HeldBackReason | null;
}

/**
 * Signs of what must never be on a sheet that may be lost (DESIGN §7), on text without accents nor capitals.
 * Too careful rather than not enough: what is held back is counted before printing, and the volunteer asks at the door.
 */
const signs: readonly (readonly [HeldBackReason, RegExp])[] = [
  ['age', /\b\d{2,3}\s*ans\b|\bnee?\s+(?:le|en)\b|\bnaissance|\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/u],
  [
    'code',
    /\b(?:digi)?codes?\b|\bbadge|\bcles?\b|\bclefs?\b|\bpaillasson|\bboite a cles|\b[a-d]?\d{4,6}[a-d*#]?\b|\b\d{2,4}[a-d]\d{2,4}\b/u,
  ],
  [
    'health',
    /\bmalad|\bsante\b|\bhopita|\bhospital|\bcliniqu|\bmedic|\bmedec|\bdocteur|\bchirurg|\boperee?s?\b|\boperation|\btraitement|\bordonnance|\binsulin|\boxygen|\bcancer|\bchimio|\bdialys|\bdiabet|\balzheimer|\bparkinson|\bsclerose|\bdemenc|\bdepress|\bpsy|\bhandicap|\binvalid|\bfauteuil|\bdeambul|\bbequill|\bplatre|\bfractur|\bconvalesc|\bsourd|\baveugl|\bmalvoy|\bmalentend|\benceinte|\bgrossesse|\bcovid|\basthm|\bcardia|\binfirmi|\baddict|\balcool|\bvih\b|\bsida\b|\bfragil|\bmobilite|\bchutes?\b|\btomb[ea]/u,
  ],
  ['alone', /\bseule?s?\b|\bisole|\bveu(?:f|ve)s?\b|\bcelibataire|\bsans famille|\bpersonne d autre/u],
  [
    'absence',
    /\babsen|\bvacances\b|\bparti(?:e|s|es)? (?:en|chez|a|au|aux|pour|jusqu)\b|\bpas la\b|\bpas chez\b|\bvoyage|\bdeplacement/u,
  ],
];

/** The text if nothing in it must stay off paper, among the signs above and the names that this person must not be found by. */
export function printableText(text: string, hiddenNames: readonly string[]): PrintableText {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const found = foldForSearch(plain);
  const named = hiddenNames.some((name) => name.trim().length > 1 && mentions(found, foldForSearch(name)));
  const reason = named
    ? 'name'
    : (contactIn(plain) ??
      signs.find(([, sign]) => sign.test(found) || sign.test(plain))?.[0] ??
      (healthWords(plain).length > 0 ? 'health' : null));
  return reason === null ? { text: plain, heldBack: null } : { text: '', heldBack: reason };
}

/** A long name anywhere; a short one as a word of its own: « Mme » is not in « pommes ». */
function mentions(text: string, name: string): boolean {
  if (name.length > 4) return text.includes(name);
  return text.split(/[^\p{L}\p{N}]+/u).includes(name);
}

/** An e-mail address or a telephone number, whatever separates its parts. */
function contactIn(text: string): HeldBackReason | null {
  if (hasAddressOfMail(text)) return 'e-mail';
  return phonesInText(text).length > 0 ? 'phone' : null;
}

/** Counts what reads as a telephone number, for the exposure meter. */
export function countPhones(text: string): number {
  return phonesInText(text).length;
}

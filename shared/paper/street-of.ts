export interface StreetNumber {
  /** « 12 », « 12 bis »; empty when the address has none. */
  readonly number: string;
  /** « rue des Vignes », without postcode nor town. */
  readonly street: string;
  readonly side: 'even' | 'odd' | null;
}

const withNumber = /^(\d{1,4})\s*(bis|ter|quater|[a-f](?![\p{L}]))?[\s,]+(.+)$/iu;

/** Takes « 12 bis rue des Vignes, 94230 Cachan » apart, as the walker needs it. */
export function streetOf(label: string): StreetNumber {
  const line = label
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s,]+\d{5}(?:\s.*)?$/u, '')
    // Whatever was added behind the street stays off paper: it is where door codes and telephones hide.
    .replace(/^(.*?\p{L}.*?)\s*(?:[,;(].*|\b(?:digi)?codes?\b.*|\S+@.*|\+?\d[\d .]{8,})$/iu, '$1');
  const parts = withNumber.exec(line);
  if (!parts) return { number: '', street: lowerType(line), side: null };
  const [, digits = '', suffix = '', street = ''] = parts;
  return {
    number: [digits, suffix.toLocaleLowerCase('fr')].filter(Boolean).join(' '),
    street: lowerType(street),
    side: Number(digits) % 2 === 0 ? 'even' : 'odd',
  };
}

/** « Rue des Vignes » after a number is « rue des Vignes »; a band gives the capital back. */
function lowerType(street: string): string {
  return street.replace(
    /^(Rue|Avenue|Boulevard|Allée|Place|Impasse|Passage|Square|Villa|Chemin|Sentier|Quai|Cité)\b/u,
    (type) => type.toLocaleLowerCase('fr'),
  );
}

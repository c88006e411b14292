const narrow = '\u202f';
const wide = '\u00a0';

/*
 * French double punctuation never begins a line: the space before « ; : ? ! » and inside quotes does not break (Lexique
 * des règles typographiques en usage à l’Imprimerie nationale). Texts are written with plain spaces; they are set here.
 */

/** On screens: narrow, as the rules would have it. */
export function frenchSpacesOnScreen(text: string): string {
  return text.replace(/[ \u00a0]([;:?!»])/g, `${narrow}$1`).replace(/«[ \u00a0]/g, `«${narrow}`);
}

/** In the HTML of a paper: wide, for the typeface of paper has no narrow one; punctuation inside a word or an address stays. */
export function frenchSpacesOnPaper(html: string): string {
  return html.replace(/ (?=[:;?!»](?:[\s<"]|$))/gu, wide).replace(/« /gu, `«${wide}`);
}

/** In a message that another program shows: wide, which every one of them knows. */
export function frenchSpacesInMessage(text: string): string {
  return text.replace(/ (?=[:;?!])/g, wide);
}

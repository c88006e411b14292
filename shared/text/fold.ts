/** Letters that Unicode does not take apart into a plain one and a mark: they are typed as these on a French keyboard. */
const opened: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
  ŋ: 'ng',
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  ɗ: 'd',
  ø: 'o',
  ɔ: 'o',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ə: 'e',
  ɛ: 'e',
  ɓ: 'b',
  ƙ: 'k',
  ĸ: 'k',
};
const closed = new RegExp(`[${Object.keys(opened).join('')}]`, 'gu');

/** Written between words, or inside one by some and not by others; no-width characters join nothing either. */
const between = /[\s'’‘ʼ‛′`´ʹ׳\-\u00ad\u2010-\u2015\u2212\u30a0\ufe58\ufe63\uff0d\u05be]+/gu;
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
// The letters of an English keyboard: nothing in them is to be taken apart.
const plain = /^[\u0000-\u007f]*$/u;

/** Small letters without accents nor ligatures, whatever the keyboard: « Đào », « ŁUKASZ », « ﬁn » become `dao`, `lukasz`, `fin`. */
function foldLetters(text: string, form: 'NFD' | 'NFKD'): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize(form)
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(unseen, '')
    .replace(closed, (letter) => opened[letter] ?? letter);
}

/**
 * For searching, sorting and comparing what people type: hyphens, apostrophes and spaces are alike, so that
 * « jean-pierre » finds « Jean Pierre Roux » and « d'eau » finds « d’eau ». Other signs stay.
 */
export function foldForSearch(text: string): string {
  return foldLetters(text, 'NFKD').replace(between, ' ').trim();
}

/** For addresses: letters of the Latin alphabet and figures alone, everything else a space; « 4² » is not door 42. */
export function foldForAddress(text: string): string {
  return foldLetters(text, 'NFD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function addressWords(text: string): string[] {
  const folded = foldForAddress(text);
  return folded === '' ? [] : folded.split(' ');
}

/**
 * Lower case without accents nor ligatures, every apostrophe the one of keyboards: « echanger » finds « Échanger »,
 * « soeur d'Aïcha » finds « sœur d’Aïcha », and sorting ignores accents.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’‘ʼ`´]/g, "'");
}

/** What is typed into a search, word by word; the pairs of a telephone number are one word. */
export function searchWords(typed: string): string[] {
  return plainText(typed)
    .replace(/(?<!\S)(?:\+|0)[\d\s.-]*\d(?!\S)/g, (number) => number.replace(/[\s.-]/g, ''))
    .split(/\s+/)
    .filter(Boolean);
}

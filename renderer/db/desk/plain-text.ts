/** Lower case without accents, so that « echanger » finds « Échanger » and sorting ignores accents. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

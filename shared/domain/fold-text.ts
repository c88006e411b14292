/** Lower case, without accents nor ligatures, apostrophes as spaces: what two people type alike becomes equal. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'ʼ`-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

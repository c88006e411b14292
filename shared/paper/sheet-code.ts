import { sheetLabel } from '../domain/check-letter.ts';

/** All that a sheet's code says: that it is one of ours, and its number (decision 082). */
export function sheetCode(sheet: number): string {
  return `PALIER-${sheetLabel(sheet)}`;
}

/** The number in a scanned code; `null` for a code of anything else. */
export function sheetOfCode(text: string): number | null {
  const found = /^PALIER-(\d{4,13})$/u.exec(text.trim());
  const number = Number(found?.[1] ?? 0);
  return number >= 1 ? number : null;
}

/**
 * The letters of a check letter: no I, O, Q (read as 1, 0), and none of the seven outcome letters,
 * so that « 07Ka » can only be read one way. Seventeen are left, and 17 is prime.
 */
export const checkAlphabet = 'BCEFGHJKLMSTUWXYZ';

/**
 * The letter printed under a row number: « 07-K ».
 *
 * The digits of the row (three) then those of the sheet are weighed by the powers of 3 and summed modulo 17.
 * 3 is a primitive root of 17, so the first sixteen weights are all different and none is 0: whatever the
 * number, one wrong digit or two digits exchanged give another letter (same family as ISO/IEC 7064's pure systems).
 *
 * @param sheet 1 or more, at most thirteen digits
 * @param row 1 to 999
 */
export function checkLetter(sheet: number, row: number): string {
  if (!Number.isInteger(row) || row < 1 || row > 999) throw new RangeError('a sheet has rows 1 to 999');
  if (!Number.isInteger(sheet) || sheet < 1 || sheet > 9_999_999_999_999) throw new RangeError('not a sheet number');
  let sum = 0;
  let weight = 1;
  for (const digit of [...`${sheet}${String(row).padStart(3, '0')}`].reverse()) {
    sum = (sum + Number(digit) * weight) % 17;
    weight = (weight * 3) % 17;
  }
  return checkAlphabet.charAt(sum);
}

/** « 07 »: a row as printed, on two digits or more. */
export function rowLabel(row: number): string {
  return String(row).padStart(2, '0');
}

/** « 0417 »: a sheet number as printed, on four digits or more. */
export function sheetLabel(sheet: number): string {
  return String(sheet).padStart(4, '0');
}

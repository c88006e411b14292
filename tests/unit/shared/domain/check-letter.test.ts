import { describe, expect, it } from 'vitest';
import { checkAlphabet, checkLetter, rowLabel, sheetLabel } from '../../../../shared/domain/check-letter.ts';
import { outcomeLetters } from '../../../../shared/domain/round.ts';

const sheets = [1, 417, 1034, 4170, 9999, 20_417];
const rows = Array.from({ length: 300 }, (_, index) => index + 1);

/** Every number that one slip of the finger makes of this one, on three digits. */
function slips(row: number): number[] {
  const digits = [...String(row).padStart(3, '0')];
  const found = new Set<number>();
  for (let at = 0; at < 3; at++) {
    for (let digit = 0; digit <= 9; digit++) found.add(Number(digits.with(at, String(digit)).join('')));
    for (let other = at + 1; other < 3; other++) {
      const exchanged = digits.with(at, digits[other] ?? '').with(other, digits[at] ?? '');
      found.add(Number(exchanged.join('')));
    }
  }
  found.delete(row);
  found.delete(0);
  return [...found];
}

describe('check letter', () => {
  it('never uses a letter that reads as a digit, nor one of the outcome letters', () => {
    for (const letter of ['I', 'O', 'Q', ...Object.values(outcomeLetters)]) expect(checkAlphabet).not.toContain(letter);
    expect(new Set(checkAlphabet).size).toBe(17);
  });

  it('changes with any wrong digit and any exchange of two digits, for rows 1 to 300', () => {
    for (const sheet of sheets) {
      for (const row of rows) {
        for (const slip of slips(row))
          expect(checkLetter(sheet, slip), `${row} → ${slip}`).not.toBe(checkLetter(sheet, row));
      }
    }
  });

  it('differs between a row and the next', () => {
    for (const sheet of sheets) {
      for (const row of rows) expect(checkLetter(sheet, row + 1)).not.toBe(checkLetter(sheet, row));
    }
  });

  it('differs on the sheets whose number is one slip away, at the same row', () => {
    for (let sheet = 1000; sheet < 1300; sheet++) {
      const digits = [...String(sheet)];
      for (let at = 0; at < 4; at++) {
        for (let digit = 0; digit <= 9; digit++) {
          const slip = Number(digits.with(at, String(digit)).join(''));
          if (slip !== sheet && slip > 0) expect(checkLetter(slip, 7)).not.toBe(checkLetter(sheet, 7));
        }
        const next = digits[at + 1];
        if (next !== undefined && next !== digits[at]) {
          const slip = Number(
            digits
              .with(at, next)
              .with(at + 1, digits[at] ?? '')
              .join(''),
          );
          if (slip > 0) expect(checkLetter(slip, 7)).not.toBe(checkLetter(sheet, 7));
        }
      }
      expect(checkLetter(sheet + 1, 7)).not.toBe(checkLetter(sheet, 7));
    }
  });

  it('refuses what is not a row of a sheet', () => {
    for (const row of [0, -1, 1.5, 1000, Number.NaN]) expect(() => checkLetter(417, row)).toThrow(RangeError);
    for (const sheet of [0, -4, 0.5]) expect(() => checkLetter(sheet, 1)).toThrow(RangeError);
  });

  it('prints rows on two digits and sheets on four', () => {
    expect([rowLabel(7), rowLabel(127), sheetLabel(417), sheetLabel(20_417)]).toEqual(['07', '127', '0417', '20417']);
  });
});

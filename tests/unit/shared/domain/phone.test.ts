import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone } from '../../../../shared/domain/phone.ts';

const kept = (typed: string) => {
  const parsed = parsePhone(typed);
  return parsed.ok ? parsed.data : parsed.code;
};

describe('telephone numbers', () => {
  it.each([
    ['01 99 00 12 34', '+33199001234'],
    ['0199001234', '+33199001234'],
    ['01.99.00.12.34', '+33199001234'],
    ['01-99-00-12-34', '+33199001234'],
    ['+33 1 99 00 12 34', '+33199001234'],
    ['+33 (0)1 99 00 12 34', '+33199001234'],
    ['0033199001234', '+33199001234'],
    ['06 39 98 01 02', '+33639980102'],
    ['+44 20 7946 0018', '+442079460018'],
  ])('keeps %s as %s', (typed, expected) => {
    expect(kept(typed)).toBe(expected);
  });

  it.each(['', '12', '01 99 00 12', '00 99 00 12 34', 'demain', '01 99 00 12 34 56', '+33 0'])(
    'refuses « %s »',
    (typed) => {
      expect(kept(typed)).toBe('phone-invalid');
    },
  );

  it('shows a French number by pairs', () => {
    expect(formatPhone('+33199001234')).toBe('01 99 00 12 34');
    expect(formatPhone('0199001234')).toBe('01 99 00 12 34');
  });

  it('shows what it cannot read as it is', () => {
    expect(formatPhone('poste 12')).toBe('poste 12');
  });

  it('reads back what it shows, and what it keeps', () => {
    const french = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((digits) => `+33${digits}`);
    const foreign = fc.integer({ min: 200_000_000, max: 329_999_999 }).map((digits) => `+4${digits}`);
    // Of an overseas department, +33 594 is kept as +594 594: what is compared is what is kept.
    fc.assert(
      fc.property(fc.oneof(french, foreign), (typed) => {
        const number = kept(typed);
        expect(number).toMatch(/^\+\d{8,15}$/);
        expect(kept(number)).toBe(number);
        expect(kept(formatPhone(number))).toBe(number);
      }),
      { numRuns: 500, examples: [['+33594000000'], ['+33693070000'], ['+33269050000'], ['+33639980000']] },
    );
  });
});

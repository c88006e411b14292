import fc from '../../../properties.ts';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone, phoneDigits, phoneKey } from '../../../../shared/domain/phone.ts';

const kept = (typed: string) => {
  const parsed = parsePhone(typed);
  return parsed.ok ? parsed.data : parsed.code;
};

describe('any writing of a telephone number', () => {
  it.each([
    '\u202a01 99 00 12 34\u202c',
    '01\u201199\u201100\u201112\u201134',
    '01\u00a099\u202f00\u200912\u00a034',
    '01·99·00·12·34',
    '01,99,00,12,34',
    '01 – 99 – 00 – 12 – 34',
    '01_99_00_12_34',
    '01/99/00/12/34',
    '(01) 99 00 12 34',
    '0033 (0)1 99 00 12 34',
    '+33(0)199001234',
    '+33 01 99 00 12 34',
    '33 1 99 00 12 34',
    'Tél. : 01 99 00 12 34',
    'tel:+33-1-99-00-12-34',
    '01 99 00 12 34.',
    '٠١ ٩٩ ٠٠ ١٢ ٣٤',
    '０１ ９９ ００ １２ ３４',
  ])('« %s » is kept as +33199001234', (typed) => expect(kept(typed)).toBe('+33199001234'));

  it.each([
    ['0590 12 34 56', '+590590123456', '0590 12 34 56'],
    ['+590 0590 12 34 56', '+590590123456', '0590 12 34 56'],
    ['+590 (0)590 12 34 56', '+590590123456', '0590 12 34 56'],
    ['+33 590 12 34 56', '+590590123456', '0590 12 34 56'],
    ['0696 12 34 56', '+596696123456', '0696 12 34 56'],
    ['0692.12.34.56', '+262692123456', '0692 12 34 56'],
    ['0639 01 02 03', '+262639010203', '0639 01 02 03'],
    ['06 39 98 01 02', '+33639980102', '06 39 98 01 02'],
    ['+213661234567', '+213661234567', '+213 661 23 45 67'],
    ['00213 0661 23 45 67', '+213661234567', '+213 661 23 45 67'],
    ['+1 (202) 555-0143', '+12025550143', '+1 202 555 0143'],
    ['+221 77 123 45 67', '+221771234567', '+221 77 123 45 67'],
    ['+44 (0)20 7946 0018', '+442079460018', '+44 20 7946 0018'],
    ['01 99 00 12 34 poste 12', '+33199001234;ext=12', '01 99 00 12 34 poste 12'],
    ['01 99 00 12 34 (poste 12)', '+33199001234;ext=12', '01 99 00 12 34 poste 12'],
    ['01.99.00.12.34 ext. 12', '+33199001234;ext=12', '01 99 00 12 34 poste 12'],
  ])('« %s » is kept as %s and shown as « %s »', (typed, number, shown) => {
    expect(kept(typed)).toBe(number);
    expect(formatPhone(number)).toBe(shown);
    expect(kept(shown)).toBe(number);
  });

  it.each([
    '01 99 00 12 34 / 06 39 98 00 01',
    '06 39 98 00 1',
    '36 31',
    '06 39 98 00 01 (fille)',
    '+33',
    '+',
    'poste 12',
  ])('refuses « %s » rather than lose a part of it', (typed) => expect(kept(typed)).toBe('phone-invalid'));

  it('answers anything without throwing, and reads what it keeps as itself', () => {
    const figures = fc.string({ unit: fc.constantFrom(...'0123456789+() .-/;=ext#٣０\u202a'), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), figures), (typed) => {
        const parsed = parsePhone(typed);
        formatPhone(typed);
        phoneDigits(typed);
        if (parsed.ok) {
          expect(parsed.data).toMatch(/^\+[1-9]\d+(?:;ext=\d+)?$/);
          expect(kept(parsed.data)).toBe(parsed.data);
          expect(kept(formatPhone(parsed.data))).toBe(parsed.data);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a French number as the library does, which is not asked for each of a hundred thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (national) => {
        const asked = parsePhoneNumberFromString(`0${national}`, 'FR');
        expect(asked?.isValid()).toBe(true);
        expect(kept(`0${national}`).slice(-9)).toBe(asked?.nationalNumber);
      }),
    );
  });
});

describe('two writings of one number', () => {
  it.each([
    ['0590 12 34 56', '+590 590 12 34 56'],
    ['+33 (0)1 99 00 12 00', '0199001200'],
    ['01 99 00 12 34 poste 12', '01.99.00.12.34'],
    ['inconnu 12', 'inconnu  12'],
  ])('« %s » and « %s » have one key', (one, other) => expect(phoneKey(one)).toBe(phoneKey(other)));

  it('are found as they are dialled here and as they are kept', () => {
    expect(phoneDigits('+33199001200')).toBe('0199001200 +33199001200');
    expect(phoneDigits('01 99 00 12 00')).toBe('0199001200 +33199001200');
    expect(phoneDigits('0590 12 34 56')).toBe('0590123456 +590590123456');
    expect(phoneDigits('+213661234567')).toBe('+213661234567');
  });
});

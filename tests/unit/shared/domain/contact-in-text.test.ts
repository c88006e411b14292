import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { hasAddressOfMail, phonesInText } from '../../../../shared/domain/contact-in-text.ts';

describe('telephone numbers in a free text', () => {
  it.each([
    'Pain, appeler 06 – 39 – 98 – 00 – 01',
    'Lait, 06·39·98·00·01',
    '06/39/98/00/01',
    '06,39,98,00,01',
    '06…39…98…00…01',
    '06 | 39 | 98 | 00 | 01',
    '06 🙂 39 🙂 98 🙂 00 🙂 01',
    '06_39_98_00_01 après 18 h',
    'O6 39 98 OO O1',
    '0-6-3-9-9-8-0-0-0-1',
    '06 point 39 point 98 point 00 point 01',
    '06x39x98x00x01',
    '٠٦ ٣٩ ٩٨ ٠٠ ٠١',
    '０６３９９８０００１',
    '06\u200b39\u200b98\u200b00\u200b01',
    '06\u201139\u201198\u201100\u201101',
    '6 39 98 00 01',
    '+33 (0)6 39 98 00 01',
    '0033 6 39 98 00 01',
    'sonner au 12, 06 39 98 00 01, 2e étage',
    'le 06/12/2026 au 06 39 98 00 01',
  ])('« %s » has one', (text) => expect(phonesInText(text)).toEqual(['+33639980001']));

  it('tells several apart, and those of other countries', () => {
    expect(phonesInText('06 39 98 00 01 / 01 99 00 12 34')).toEqual(['+33639980001', '+33199001234']);
    expect(phonesInText('au bled : +213 661 23 45 67')).toEqual(['+213661234567']);
    expect(phonesInText('0590 12 34 56')).toEqual(['+590590123456']);
  });

  it.each([
    '12 oeufs 06/12/2026 à 14 h 30',
    '06/12/2026 14:30',
    '2026-12-06 10:00',
    '06.12.2026 et 07.12.2026',
    '06 12 2026',
    '94230 Cachan, 75012 75013',
    '12-14 rue des Vignes, 94230 Cachan',
    '0,50 0,60 1,20 0,80',
    '12,50 € 13,50 € 14,50 €',
    'de 8h30 à 12h, de 14 h à 18 h',
    '08h00-12h00 14h00-18h00',
    '2 x 500 g, 3 x 250 g',
    '12, 14, 16, 18, 20 rue des Vignes',
    'page 12 sur 14, 1 000 000 de fois',
    '15, 18, 112, 3949',
  ])('« %s » has none', (text) => expect(phonesInText(text)).toEqual([]));

  it('keeps figures apart that a date, an hour, a price or a letter stands between', () => {
    for (const text of [
      '06 39 98 à 14 h, 00 01',
      'lot 06 39, prix 98 €, page 00, page 01',
      'du 06/12/2026 au 07/12/2026',
      'vers 8:30, 9:45 ou 10:15',
      '3,5 km en 45 min, 12 % de pente',
      '150,5 g 200,5 g 3,25 l',
      '150,50 200,75 180,25 99,90',
      '2020 2021 2022 2023',
      '99 00 12 34',
      '1234567',
    ])
      expect([text, phonesInText(text)]).toEqual([text, []]);
  });

  it('reads a number of another country as far as that country goes', () => {
    expect(phonesInText('+44 20 7946 0018 le soir')).toEqual(['+442079460018']);
    expect(phonesInText('0044 20 7946 0018')).toEqual(['+442079460018']);
    expect(phonesInText('33 6 39 98 00 01')).toEqual(['+33639980001']);
    expect(phonesInText('06 39 98 00 01 +33 1 99 00 12 34')).toEqual(['+33639980001', '+33199001234']);
    expect(phonesInText('1 99 00 12 34')).toEqual(['+33199001234']);
    expect(phonesInText('+33639980001')).toEqual(['+33639980001']);
  });

  const separator = fc
    .array(fc.constantFrom(' ', '.', '-', '–', '/', '·', ',', '_', '\u00a0', '\u2011', '(', ')', '*', '\u200b'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((signs) => signs.join(''));

  it('are found whatever signs stand between their pairs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('01 99 00', '06 39 98'),
        fc.integer({ min: 0, max: 9999 }),
        fc.array(separator, { minLength: 4, maxLength: 4 }),
        (start, end, signs) => {
          const pairs = [
            ...start.split(' '),
            String(end).padStart(4, '0').slice(0, 2),
            String(end).padStart(4, '0').slice(2),
          ];
          const text = pairs.map((pair, at) => `${pair}${signs[at] ?? ''}`).join('');
          expect(phonesInText(`voir ${text} merci`)).toEqual([`+33${pairs.join('').slice(1)}`]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are not made of dates, hours, prices, postcodes, house numbers and quantities in any order', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    const day = fc.integer({ min: 1, max: 28 });
    const month = fc.integer({ min: 1, max: 12 });
    const piece = fc.oneof(
      fc.tuple(day, month, fc.constantFrom('/', '-', '.')).map(([d, m, s]) => `${two(d)}${s}${two(m)}${s}2026`),
      fc.tuple(day, month).map(([d, m]) => `2026-${two(m)}-${two(d)}`),
      fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${h} h ${two(m)}`),
      fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${two(h)}:${two(m)}`),
      fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([e, c]) => `${e},${two(c)} €`),
      fc.constantFrom('94230 Cachan', '75012 Paris', '01000 Bourg', '12 bis rue des Vignes', '12-14 rue Haute'),
      fc
        .tuple(fc.integer({ min: 1, max: 24 }), fc.constantFrom('oeufs', 'pommes', 'kg', 'packs'))
        .map((of) => of.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(phonesInText(pieces.join(', '))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('answers anything without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => Array.isArray(phonesInText(text))));
  });
});

describe('addresses of mail in a free text', () => {
  it.each([
    'écrire à yvette@exemple.org',
    'yvette @ exemple.org',
    'yvette＠exemple.org',
    'yvette (at) exemple.org',
    'yvette[at]exemple point org',
    'yvette arobase exemple point org',
    'yvette.martin chez orange.fr',
    'sur @yvette94',
  ])('« %s » has one', (text) => expect(hasAddressOfMail(text)).toBe(true));

  it.each(['écrire à Yvette', 'passer chez Yvette', 'un pain à 2 €', 'viens chez moi', ''])('« %s » has none', (text) =>
    expect(hasAddressOfMail(text)).toBe(false),
  );
});

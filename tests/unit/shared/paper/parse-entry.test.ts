import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../../shared/paper/parse-entry.ts';
import { checkAlphabet, rowLabel } from '../../../../shared/domain/check-letter.ts';
import { outcomeLetters, outcomes } from '../../../../shared/domain/round.ts';

const absent07 = { type: 'row', number: 7, letter: 'K', outcome: 'absent', helped: false, note: '' };

describe('reading one line of a returned sheet', () => {
  it.each(['07K a', 'a 07K', '7k a', '07-K A', '07 K a', '07Ka', 'a07k', '  07K   absent ', 'ABSENTE 7K'])(
    'reads « %s » as row 7, absent',
    (typed) => expect(parseEntry(typed)).toEqual({ ok: true, data: absent07 }),
  );

  it('keeps what follows as a note, in both orders', () => {
    const withNote = { ok: true, data: { ...absent07, outcome: 'call-back', note: 'rappeler jeudi' } };
    expect(parseEntry('07K p rappeler jeudi')).toEqual(withNote);
    expect(parseEntry('p 07K rappeler jeudi')).toEqual(withNote);
    expect(parseEntry('07Kp rappeler jeudi')).toEqual(withNote);
  });

  it('reads « v+ » as seen and helped, and takes « + » with nothing else', () => {
    const helped = { ok: true, data: { ...absent07, outcome: 'seen', helped: true } };
    for (const typed of ['07K v+', 'v+ 07K', '07Kv+']) expect(parseEntry(typed)).toEqual(helped);
    expect(parseEntry('07Kv+ le sac')).toEqual({ ok: true, data: { ...helped.data, note: 'le sac' } });
    expect(parseEntry('07K a+')).toEqual({ ok: false, code: 'outcome-unknown' });
  });

  it.each([
    ['01G v +', { number: 1, letter: 'G', outcome: 'seen', helped: true, note: '' }],
    ['v + 01G', { number: 1, letter: 'G', outcome: 'seen', helped: true, note: '' }],
    ['01G vu + le sac', { number: 1, letter: 'G', outcome: 'seen', helped: true, note: 'le sac' }],
    ['03J à rappeler', { number: 3, letter: 'J', outcome: 'call-back', helped: false, note: '' }],
    ['à rappeler 03J jeudi', { number: 3, letter: 'J', outcome: 'call-back', helped: false, note: 'jeudi' }],
    ['04K Refusé', { number: 4, letter: 'K', outcome: 'refused', helped: false, note: '' }],
    ["05L n'habite plus ici", { number: 5, letter: 'L', outcome: 'moved', helped: false, note: '' }],
    ['05L ne plus contacter.', { number: 5, letter: 'L', outcome: 'do-not-contact', helped: false, note: '' }],
    ['07K : a', { number: 7, letter: 'K', outcome: 'absent', helped: false, note: '' }],
    ['07K = absent ce matin', { number: 7, letter: 'K', outcome: 'absent', helped: false, note: 'ce matin' }],
  ])('reads « %s », as the words stand on the sheet', (typed, row) =>
    expect(parseEntry(typed)).toEqual({ ok: true, data: { type: 'row', ...row } }),
  );

  it('reads the figures of a French keyboard without its shift key, and leaves a note as it is', () => {
    for (const typed of ['àèK a', 'èk a', 'a àèK', 'àèKa'])
      expect(parseEntry(typed)).toEqual({ ok: true, data: absent07 });
    expect(parseEntry('é"K a, à B')).toMatchObject({ ok: true, data: { number: 23, note: 'à B' } });
    expect(parseEntry('07K a, à B')).toMatchObject({ ok: true, data: { number: 7, note: 'à B' } });
  });

  it('takes no word that only begins like a result', () => {
    for (const typed of ['07K à midi', '07K a +', 'bonjour 07K'])
      expect(parseEntry(typed)).toEqual({ ok: false, code: 'outcome-unknown' });
  });

  it('leaves the rows named after « sauf »', () => {
    expect(parseEntry('* a sauf 03K 07-b')).toMatchObject({
      ok: true,
      data: {
        outcome: 'absent',
        except: [
          { number: 3, letter: 'K' },
          { number: 7, letter: 'B' },
        ],
      },
    });
    for (const line of ['* a sauf', '* a sauf 3', '* a sauf 03K demain']) {
      expect(parseEntry(line)).toEqual({ ok: false, code: 'except-unreadable' });
    }
  });

  it('fills what remains with « * »', () => {
    expect(parseEntry('* a')).toEqual({
      ok: true,
      data: { type: 'remaining', except: [], outcome: 'absent', helped: false, note: '' },
    });
    expect(parseEntry('*a')).toEqual({
      ok: true,
      data: { type: 'remaining', except: [], outcome: 'absent', helped: false, note: '' },
    });
    expect(parseEntry('*')).toEqual({ ok: false, code: 'outcome-missing' });
    expect(parseEntry('* w')).toEqual({ ok: false, code: 'outcome-unknown' });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['07K', 'outcome-missing'],
    ['07K w', 'outcome-unknown'],
    ['w 07K', 'outcome-unknown'],
    ['07', 'letter-missing'],
    ['07 a', 'letter-missing'],
    ['07a', 'letter-missing'],
    ['a 07', 'letter-missing'],
    ['a', 'letter-missing'],
    ['07O a', 'letter-unknown'],
    ['bonjour', 'unreadable'],
    ['0007K a', 'unreadable'],
    ['<b>', 'unreadable'],
  ])('says what is wrong with « %s »: %s', (typed, code) => expect(parseEntry(typed)).toEqual({ ok: false, code }));

  it('reads back any row typed without the shift key', () => {
    const upper = [...'à&é"\'(-è_ç'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom(...checkAlphabet), (number, letter) => {
        const signs = [...rowLabel(number)].map((figure) => upper[Number(figure)]).join('');
        expect(parseEntry(`${signs}${letter} p`)).toMatchObject({ ok: true, data: { number, letter } });
      }),
    );
  });

  it('reads back whatever a sheet can carry, in either order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(...checkAlphabet),
        fc.constantFrom(...outcomes),
        fc.constantFrom('', ' ', '-'),
        fc.boolean(),
        (number, letter, outcome, between, rowFirst) => {
          const place = `${rowLabel(number)}${between}${letter.toLowerCase()}`;
          const typed = rowFirst ? `${place} ${outcomeLetters[outcome]}` : `${outcomeLetters[outcome]} ${place}`;
          expect(parseEntry(typed)).toEqual({
            ok: true,
            data: { type: 'row', number, letter, outcome, helped: false, note: '' },
          });
        },
      ),
    );
  });

  it('answers anything at all without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => typeof parseEntry(typed).ok === 'boolean'));
  });
});

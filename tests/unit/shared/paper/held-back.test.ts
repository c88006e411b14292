import { describe, expect, it } from 'vitest';
import { exposureOf } from '../../../../shared/paper/exposure.ts';
import { printableText } from '../../../../shared/paper/held-back.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { listing, paperRound } from '../../../contract/paper/paper-people.ts';

describe('a text beside a name', () => {
  it.each([
    ['Pain, appeler 06 – 39 – 98 – 00 – 01', 'phone'],
    ['Lait, 06·39·98·00·01', 'phone'],
    ['Pain, O6 39 98 OO O1', 'phone'],
    ['٠٦ ٣٩ ٩٨ ٠٠ ٠١', 'phone'],
    ['écrire à yvette (at) exemple.org', 'e-mail'],
  ])('« %s » stays off paper (%s)', (text, heldBack) =>
    expect(printableText(text, [])).toEqual({ text: '', heldBack }),
  );

  it.each(['12 œufs et 2 pains', 'lait, 2 x 1 l, à 14 h 30', 'porter 2 packs au 12 bis'])('« %s » is printed', (text) =>
    expect(printableText(text, [])).toEqual({ text, heldBack: null }),
  );
});

describe('a name that is not understood', () => {
  it.each(['yvette.martineau@exemple.org', 'Quesnelle Aodrenn', 'Martin', 'Mairie de Cachan'])(
    '« %s » is on no paper, and counted',
    (name) => {
      const source = paperRound(1);
      const round = { ...source.round, stops: source.round.stops.map((stop) => ({ ...stop, neighbourId: null })) };
      const wanted = { ...listing(0), contact: { name, phone: null, email: null }, title: `pour ${name}` };
      const [id = ''] = [...source.listings.keys()];
      const model = sheetModel({ ...source, round, listings: new Map([[id, { ...wanted, id }]]) });
      const [row] = model.rows;
      expect(row?.person).toBe('');
      expect(JSON.stringify([row?.needs, row?.texts])).not.toContain(name);
      expect(exposureOf(model)).toMatchObject({
        people: 1,
        heldBack: expect.arrayContaining([{ reason: 'name', count: expect.any(Number) }]),
      });
    },
  );
});

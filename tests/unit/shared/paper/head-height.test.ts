import { describe, expect, it } from 'vitest';
import { addendumRoom } from '../../../../shared/paper/addendum-room.ts';
import { firstHeadHeight, type HeadTexts, momentFits, nextHeadHeight } from '../../../../shared/paper/head-height.ts';
import { callHours, headFacts, headTexts } from '../../../../shared/paper/sheet-head.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { countLines } from '../../../../shared/paper/text-lines.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';

const head = (change: Partial<HeadTexts> = {}): HeadTexts => ({
  title: 'Le Coteau',
  moment: 'tournée du samedi 5 décembre, 10 h',
  facts: ['Amina et Georges', '1, place de la Mairie', '12 personnes'],
  call: 'Un souci ? 01 99 00 12 34 (Monique, jusqu’à 13 h)',
  ...change,
});
const none = { title: '', moment: '', facts: [], call: '' };

describe('the head of the first page', () => {
  it('has the date beside the title where both fit, else under it', () => {
    expect(momentFits(head())).toBe(true);
    const title = 'Le Coteau et les Hautes-Bruyères';
    expect(momentFits(head({ title }))).toBe(false);
    expect([31, 32].map((letters) => momentFits({ title: 'n'.repeat(letters), moment: '' }))).toEqual([true, false]);
    expect(firstHeadHeight(head({ title })) - firstHeadHeight(head())).toBeCloseTo(5.2, 9);
  });

  it('is as high as its title, its facts and the call', () => {
    expect(firstHeadHeight(head())).toBeCloseTo(8.4 + 3 * 4.4 + 4.8 + 1.4, 9);
    expect(firstHeadHeight(head({ facts: [...head().facts, 'encore'] }))).toBeCloseTo(8.4 + 4 * 4.4 + 4.8 + 1.4, 9);
    const long = 'Amina, Georges, Fatoumata, Jean-Baptiste, Abdelkader et Marie-Christophine vous attendent au départ';
    const lines = countLines(long, { width: 109, points: 10, weight: 'regular' });
    expect(lines).toBe(2);
    expect(firstHeadHeight(head({ facts: [long, long, long] }))).toBeCloseTo(8.4 + 6 * 4.4 + 4.8 + 1.4, 9);
  });

  it('is never less than the code and the number need', () => {
    expect(firstHeadHeight({ ...none, title: 'Le Coteau' })).toBe(24);
    expect(firstHeadHeight(none)).toBe(24);
    expect(nextHeadHeight(none)).toBe(24);
    expect(nextHeadHeight(head())).toBe(24);
  });

  it('repeats title and moment on the pages that follow, as many lines as they take', () => {
    const title = 'Le Coteau et les Hautes-Bruyères, '.repeat(6);
    const lines = countLines(`${title} ${head().moment}`, { width: 136, points: 14, weight: 'bold' });
    expect(nextHeadHeight(head({ title }))).toBeCloseTo(lines * 6 + 4.8 + 2, 9);
    expect(nextHeadHeight(head({ title, call: '' }))).toBeCloseTo(lines * 6 + 2, 9);
  });
});

describe('what the first page says of the round', () => {
  const model = sheetModel(paperRound(12));
  it('is who goes, from where, and what the paper exposes', () => {
    const [volunteers, start, exposed] = headFacts(model);
    expect(volunteers).toEqual({ name: 'Bénévoles', text: 'Amina et Georges', names: ['Amina', 'Georges'] });
    expect(start?.name).toBe('Départ');
    expect(start?.text).toMatch(/^1, place de la Mairie · 12 portes · environ 1 h 15, dont 1,1 km à pied$/u);
    expect(exposed?.name).toBe('Sur cette feuille');
    expect(exposed?.text).toMatch(/^12 personnes, 0 téléphone · imprimée le 4 décembre 2026 à /u);
  });

  it('leaves room to write who goes, and says the way alone where nobody knows the start', () => {
    const [volunteers, way] = headFacts({ ...model, volunteers: [], start: '' });
    expect(volunteers?.text).toMatch(/^à écrire : _{20,}$/u);
    expect(way).toEqual({ name: 'Parcours', text: model.effort });
  });

  it('says whom to call, and until when, as far as it is set', () => {
    const hours = (change: object) => callHours({ settings: { ...model.settings, ...change } });
    expect(hours({})).toBe('(Monique, jusqu’à 13 h)');
    expect(hours({ coordinator: '' })).toBe('(jusqu’à 13 h)');
    expect(hours({ until: '' })).toBe('(Monique)');
    expect(hours({ until: '', coordinator: '' })).toBe('');
  });

  it('is measured as it is printed', () => {
    const texts = headTexts(model);
    expect(texts).toEqual({
      title: 'Le Coteau',
      moment: model.moment,
      facts: headFacts(model).map(({ text }) => text),
      call: 'Un souci ? 01 99 00 12 34 (Monique, jusqu’à 13 h)',
    });
    expect(headTexts(model, 'Carte').title).toBe('Carte');
    expect(headTexts({ ...model, settings: { ...model.settings, phone: '' } }).call).toBe('');
  });
});

describe('the notes at the head of an addendum', () => {
  const printed = {
    number: 7,
    checkLetter: 'K',
    stopId: 's',
    listingIds: [],
    neighbourId: null,
    address: '12, rue des Vignes',
    doorLine: '',
    person: 'Yvette M.',
    needs: [],
  };
  const room = (dropped: number, replaced: number) =>
    addendumRoom({
      to: { number: 417 },
      dropped: Array.from({ length: dropped }, () => printed),
      replaced: new Map(Array.from({ length: replaced }, (_, at) => [String(at), printed])),
    });

  it('take a line for each door to skip, and as many as the replaced ones need', () => {
    expect(room(0, 0)).toBe(8);
    expect(room(1, 0)).toBe(8 + 6 + 8);
    expect(room(3, 0)).toBe(8 + 18 + 8);
    expect(room(0, 1)).toBe(8 + 5 + 2);
    expect(room(2, 1)).toBe(8 + 12 + 8 + 5 + 2);
    const lines = countLines(`À barrer aussi, remplacées ci-dessous : ${'00-K, '.repeat(30)}`, {
      width: 180,
      points: 11,
      weight: 'bold',
    });
    expect(lines).toBe(3);
    expect(room(0, 30)).toBe(8 + lines * 5 + 2);
  });

  it('take two lines for a long address', () => {
    const address =
      '12, avenue du Général de Gaulle et des Combattants de la Résistance, résidence des Lilas, escalier';
    expect(addendumRoom({ to: { number: 1 }, dropped: [{ ...printed, address }], replaced: new Map() })).toBe(
      8 + 11 + 8,
    );
  });
});

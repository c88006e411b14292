import { describe, expect, it } from 'vitest';
import { cardNameSize, cardPages } from '../../../../shared/paper/card-pages.ts';
import { type HelperCard, helperCards } from '../../../../shared/paper/helper-cards.ts';
import { offersThatFit } from '../../../../shared/paper/offers-that-fit.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { listing, neighbour, paperRound } from '../../../contract/paper/paper-people.ts';

const source = paperRound(6);
const model = sheetModel(source);
const [row] = model.rows;
if (!row) throw new Error('no row');
const small: HelperCard = { row, helper: 'Zoé M.', phone: '' };
const need = { category: 'shopping', word: 'Courses', detail: 'un sac à porter, deux fois par semaine, le matin' };
const large: HelperCard = { ...small, row: { ...row, needs: [need, need, need, need, need] } };

describe('the name on a card', () => {
  it('is as large as one line, or two, lets it', () => {
    expect(cardNameSize('Yvette M.')).toBe('name-l');
    expect(cardNameSize('Jean-Baptiste T.')).toBe('name-l');
    expect(cardNameSize('Marie-Christophine et Jean-Baptiste T.')).toBe('name-l');
    expect(cardNameSize('Yvette, Fatoumata, Mireille et Raymond M.')).toBe('name-m');
    expect(cardNameSize('Marie-Christophine, Jean-Baptiste, Maximilien-Antoine et Fatoumata-Bintou T.')).toBe('name-s');
    expect(cardNameSize('Wolfeschlegelsteinhausenbergerdorff W.')).toBe('name-s');
  });
});

describe('cards', () => {
  const pages = (...cards: HelperCard[]) => cardPages(cards, model.settings).map((page) => page.length);
  it('stand two on a page, cut apart in the middle', () => {
    expect(pages()).toEqual([]);
    expect(pages(small)).toEqual([1]);
    expect(pages(small, small)).toEqual([2]);
    expect(pages(small, small, small)).toEqual([2, 1]);
  });

  it('that need more than half a page have one of their own, in their order', () => {
    expect(pages(large)).toEqual([1]);
    expect(pages(large, small, small)).toEqual([1, 2]);
    expect(pages(small, large, small, small)).toEqual([1, 1, 2]);
    expect(cardPages([small, large, small], model.settings).flat()).toEqual([small, large, small]);
  });

  it('are higher with each thing that they say', () => {
    // Beside this one, one more need, line or telephone takes it over the middle of the page.
    const full = (change: object, needs = 4) => ({
      ...small,
      row: { ...row, languages: '', doorLine: '', needs: Array.from({ length: needs }, () => need), ...change },
    });
    const alone = (card: HelperCard) => cardPages([card, card], model.settings).length === 2;
    const most = [1, 2, 3, 4, 5, 6, 7].filter((needs) => !alone(full({}, needs))).at(-1) ?? 0;
    expect(most).toBeGreaterThan(0);
    expect(alone(full({}, most + 1))).toBe(true);
  });
});

describe('the card of a helper', () => {
  const offer = { listing: listing(50, { kind: 'offer' }), neighbourId: null, person: 'Zoé M.' };
  const firstId = source.round.stops[0]?.listingIds[0] ?? '';
  const cards = (change: Partial<typeof source> = {}, helpers = new Map([[firstId, offer.listing.id]])) =>
    helperCards({ ...source, ...change }, model, [offer], helpers);

  it('is made for each household for whom one was found, and names the helper', () => {
    expect(cards()).toEqual([{ row, helper: 'Zoé M.', phone: '' }]);
    expect(cards({}, new Map())).toEqual([]);
    expect(cards({}, new Map([[firstId, 'gone']]))).toEqual([{ row, helper: '', phone: '' }]);
  });

  it('carries a telephone only with the person’s agreement to be called by a helper', () => {
    const consent = { channel: 'phone', wording: '', givenAt: '2026-11-01T10:00:00Z', withdrawnAt: null } as const;
    const withConsents = (consents: ReturnType<typeof neighbour>['consents'], phones = ['+33199005544']) => ({
      neighbours: new Map(source.neighbours).set(row.stop.neighbourId ?? '', neighbour(0, { consents, phones })),
    });
    const phone = (change: Partial<typeof source>) => cards(change)[0]?.phone;
    expect(phone(withConsents([{ ...consent, purpose: 'share-with-helper' }]))).toBe('01 99 00 55 44');
    expect(phone(withConsents([{ ...consent, purpose: 'share-with-helper' }], []))).toBe('');
    expect(phone(withConsents([{ ...consent, purpose: 'keep' }]))).toBe('');
    const past = '2026-11-20T10:00:00Z';
    expect(
      phone(
        withConsents([
          { ...consent, purpose: 'keep' },
          { ...consent, purpose: 'share-with-helper', withdrawnAt: past },
        ]),
      ),
    ).toBe('');
  });

  it('is not made for a request that is over, nor for somebody who asked to be left alone', () => {
    const over = new Map(source.listings).set(firstId, listing(0, { status: 'fulfilled' }));
    expect(cards({ listings: over })).toEqual([]);
    expect(cards({ listings: new Map() })).toEqual([]);
  });
});

describe('offers in large print', () => {
  const offer = { word: 'Courses', person: 'Zoé M.', detail: 'à 200 m à pied' };
  const many = (count: number, change = {}) => Array.from({ length: count }, () => ({ ...offer, ...change }));
  it('are as many as one page holds, in their order', () => {
    expect(offersThatFit('Yvette M.', [], model.settings)).toEqual([]);
    expect(offersThatFit('Yvette M.', many(3), model.settings)).toHaveLength(3);
    const fitting = offersThatFit('Yvette M.', many(20), model.settings).length;
    // 277.5 mm, less 33 of head, 43 of foot: eight of 24 mm.
    expect(fitting).toBe(8);
    expect(offersThatFit('Yvette M.', many(fitting), model.settings)).toHaveLength(fitting);
  });

  it('are fewer where each says more, or head and foot do', () => {
    const detail = 'à 200 m à pied, mardi, mercredi ou vendredi, le matin ou l’après-midi, et le dimanche soir';
    expect(offersThatFit('Yvette M.', many(20, { detail }), model.settings).length).toBeLessThan(8);
    const word = 'Accompagner, conduire, attendre et raccompagner, à pied ou en voiture';
    expect(offersThatFit('Yvette M.', many(20, { word }), model.settings).length).toBeLessThan(8);
    const association = 'Voisins du Coteau et des Hautes-Bruyères réunis, '.repeat(6);
    expect(offersThatFit('Yvette M.', many(20), { ...model.settings, association }).length).toBeLessThan(8);
    expect(offersThatFit('Yvette et Paul M. '.repeat(10), many(20), model.settings).length).toBeLessThan(8);
  });
});

import { describe, expect, it } from 'vitest';
import { type OfferSource, offersPages, posterGaps } from '../../../../shared/paper/offers-model.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { id, listing, paperRound } from '../../../contract/paper/paper-people.ts';

const source = paperRound(1);
const model = sheetModel(source);
const [stop] = source.round.stops;
if (!stop) throw new Error('no stop');
const there = (metresNorth: number) => ({ ...stop.location, lat: stop.location.lat + metresNorth / 111_320 });

let numbers = 100;
const offer = (change: Parameters<typeof listing>[1] = {}, more: Partial<OfferSource> = {}): OfferSource => ({
  listing: listing((numbers += 1), {
    kind: 'offer',
    category: 'repairs',
    availability: { days: [], parts: [] },
    location: there(100),
    ...change,
  }),
  neighbourId: null,
  person: 'Zoé M.',
  ...more,
});
const shown = (...offers: OfferSource[]) => offersPages(source, model, offers)[0]?.offers ?? [];

describe('the offers near somebody', () => {
  it('say what, who, how far and when', () => {
    const [near, far] = shown(
      offer({ location: there(0) }),
      offer({ location: there(300), availability: { days: ['tue'], parts: [] } }),
    );
    expect(near).toMatchObject({
      word: 'Petits travaux',
      person: 'Zoé M.',
      detail: 'dans votre immeuble ou tout près',
    });
    expect(far?.detail).toMatch(/^à \d{3} m à pied, mardi$/u);
  });

  it('answer what is asked for first, then the nearest', () => {
    const asked = source.listings.get(stop.listingIds[0] ?? '')?.category ?? '';
    const persons = shown(
      offer({ location: there(50) }, { person: 'B' }),
      offer({ location: there(400), category: asked }, { person: 'far' }),
      offer({ location: there(200), category: asked }, { person: 'near' }),
      offer({ location: there(20) }, { person: 'A' }),
    ).map(({ person }) => person);
    expect(persons).toEqual(['near', 'far', 'A', 'B']);
  });

  it('are seven at most, within two kilometres on foot', () => {
    expect(shown(...Array.from({ length: 9 }, () => offer()))).toHaveLength(7);
    expect(shown(offer({ location: there(1900) }))).toHaveLength(0);
    expect(shown(offer({ location: there(1300) }))).toHaveLength(1);
  });

  it('are no requests, none without a place or a person, and none of their own', () => {
    expect(shown(offer({ kind: 'request' }))).toEqual([]);
    expect(shown(offer({ location: null }))).toEqual([]);
    expect(shown(offer({}, { person: '' }))).toEqual([]);
    expect(shown(offer({}, { neighbourId: stop.neighbourId }))).toEqual([]);
    expect(shown(offer({}, { neighbourId: id(1, 999) }))).toHaveLength(1);
  });

  it('have a page for each person who may be named, where there is one', () => {
    expect(offersPages(source, model, [])).toEqual([]);
    expect(offersPages(source, model, [offer()])).toMatchObject([
      { neighbourId: stop.neighbourId, person: 'Yvette M.' },
    ]);
    const nameless = { ...model, rows: model.rows.map((row) => ({ ...row, person: '' })) };
    expect(offersPages(source, nameless, [offer()])).toEqual([]);
  });
});

describe('what a quartier offers and looks for', () => {
  const request = (category: string) => offer({ kind: 'request', category });
  it('is counted by category, the widest gap first, without those that have none and the others', () => {
    const lines = posterGaps({ ...source, quartier: null }, [
      request('shopping'),
      request('shopping'),
      offer({ category: 'shopping' }),
      request('printing'),
      request('printing'),
      request('printing'),
      offer({ category: 'repairs' }),
      request('company'),
      offer({ category: 'company' }),
      request('other'),
      request('velo'),
    ]);
    expect(lines).toEqual([
      { category: 'printing', word: 'Imprimer', offers: 0, requests: 3 },
      { category: 'shopping', word: 'Courses', offers: 1, requests: 2 },
      { category: 'company', word: 'Visite, compagnie', offers: 1, requests: 1 },
      { category: 'repairs', word: 'Petits travaux', offers: 1, requests: 0 },
    ]);
  });

  it('has those with more requests first among equal gaps, and counts only what lies within', () => {
    const lines = posterGaps({ ...source, quartier: null }, [
      request('shopping'),
      request('printing'),
      request('printing'),
      offer({ category: 'printing' }),
    ]);
    expect(lines.map(({ category }) => category)).toEqual(['printing', 'shopping']);
    expect(posterGaps(source, [request('shopping')])).toHaveLength(1);
    expect(posterGaps(source, [offer({ kind: 'request', location: { ...stop.location, lat: 40 } })])).toEqual([]);
    expect(posterGaps(source, [offer({ kind: 'request', location: null })])).toEqual([]);
  });
});

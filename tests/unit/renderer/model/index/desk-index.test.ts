import fc from '../../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { deskEntry } from '../../../../../renderer/model/index/desk-entry.ts';
import { DeskIndex } from '../../../../../renderer/model/index/desk-index.ts';
import type { DeskQuery } from '../../../../../renderer/model/index/desk.ts';
import type { Listing } from '../../../../../shared/domain/listing.ts';
import type { Quartier } from '../../../../../shared/domain/quartier.ts';
import { foldForSearch } from '../../../../../shared/text/fold.ts';
import { invented } from '../../db/invented.ts';

const coteau: Quartier = { id: 'coteau', name: 'Coteau', polygons: [], example: true };
const now = Date.parse('2020-05-01T00:00:00Z');

function query(change: Partial<DeskQuery> = {}): DeskQuery {
  return {
    text: '',
    kinds: [],
    categories: [],
    quartierIds: [],
    statuses: [],
    waitingDays: null,
    sort: { by: 'since', direction: 'down' },
    from: null,
    offset: 0,
    limit: 50,
    ...change,
  };
}

function put(index: DeskIndex, id: string, change: Partial<Listing>, quartier: Quartier | null = null): void {
  const base: Listing = {
    ...invented({ status: 'published' }),
    id,
    version: 1,
    createdAt: '2020-04-20T00:00:00Z',
    updatedAt: '2020-04-20T00:00:00Z',
    ...change,
  };
  index.put(
    deskEntry({ id, base, local: null, etag: null, generation: 1 }, { neighbour: null, quartier, toSend: false }),
  );
}

function desk(): DeskIndex {
  const index = new DeskIndex();
  put(index, 'a', { title: 'Échanger des livres', kind: 'offer', createdAt: '2020-04-28T00:00:00Z' }, coteau);
  put(index, 'b', { title: 'Courses', createdAt: '2020-04-01T00:00:00Z', contact: null });
  put(index, 'c', {
    title: 'Promener Filou',
    category: 'dog-walking',
    status: 'fulfilled',
    location: null,
    createdAt: '2020-04-10T00:00:00Z',
  });
  return index;
}

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const ids = (index: DeskIndex, change: Partial<DeskQuery> = {}) =>
  index.answer(query(change), now).rows.map((row) => row.id);

describe('the desk', () => {
  it('finds words anywhere, whatever their accents, case and order', () => {
    const index = desk();
    expect(ids(index, { text: 'echang' })).toEqual(['a']);
    expect(ids(index, { text: 'LIVRES échanger' })).toEqual(['a']);
    expect(ids(index, { text: 'vignes' })).toEqual(['a', 'b']);
    expect(ids(index, { text: '0199001234' })).toEqual(['a', 'c']);
    expect(ids(index, { text: 'livres courses' })).toEqual([]);
  });

  it.each(['0199', '01 99 00', '01.99.00.12', '+33 1 99', '01 99 00 12 34'])(
    'finds a telephone typed « %s »',
    (text) => {
      const index = desk();
      put(index, 'd', { contact: { name: 'Lucie Essai', phone: '+33199001234', email: null } });
      put(index, 'e', { contact: { name: 'Paul Essai', phone: '+33639984455', email: null } });
      expect(ids(index, { text })).toContain('d');
      expect(ids(index, { text })).not.toContain('e');
    },
  );

  it('finds what keyboards have no key for', () => {
    const index = desk();
    put(index, 'd', { title: 'Réparer l’ordinateur de ma sœur' });
    for (const text of ["l'ordinateur", 'l’ordinateur', 'soeur', 'sœur'])
      expect(ids(index, { text }), text).toEqual(['d']);
  });

  it('answers the same whether letters were typed one by one or at once', () => {
    const slowly = desk();
    for (const text of ['p', 'pr', 'pro', 'prom', 'promx', 'prom', 'pro']) ids(slowly, { text });
    expect(ids(slowly, { text: 'pro' })).toEqual(ids(desk(), { text: 'pro' }));
  });

  it('filters by kind, category, quartier, status and days of waiting', () => {
    const index = desk();
    expect(ids(index, { kinds: ['offer'] })).toEqual(['a']);
    expect(ids(index, { categories: ['dog-walking'] })).toEqual(['c']);
    expect(ids(index, { quartierIds: ['coteau'] })).toEqual(['a']);
    expect(ids(index, { quartierIds: [null] })).toEqual(['c', 'b']);
    expect(ids(index, { statuses: ['published'] })).toEqual(['a', 'b']);
    expect(ids(index, { waitingDays: 20 })).toEqual(['c', 'b']);
  });

  it('sorts both ways, what is unknown last', () => {
    const index = desk();
    expect(ids(index)).toEqual(['a', 'c', 'b']);
    expect(ids(index, { sort: { by: 'since', direction: 'up' } })).toEqual(['b', 'c', 'a']);
    expect(ids(index, { sort: { by: 'title', direction: 'up' } })).toEqual(['b', 'a', 'c']);
    expect(ids(index, { sort: { by: 'person', direction: 'up' } }).at(-1)).toBe('b');
    expect(ids(index, { sort: { by: 'person', direction: 'down' } }).at(-1)).toBe('b');
    const from = { lat: 48.7931, lon: 2.3314 };
    expect(ids(index, { sort: { by: 'metres', direction: 'up' }, from }).at(-1)).toBe('c');
    expect(ids(index, { sort: { by: 'metres', direction: 'down' }, from }).at(-1)).toBe('c');
  });

  it('measures from where it is asked', () => {
    const [row] = desk().answer(query({ from: { lat: 48.7931, lon: 2.3414 }, text: 'courses' }), now).rows;
    expect(row?.metres).toBeGreaterThan(900);
    expect(row?.metres).toBeLessThan(1000);
  });

  it('keeps its orders right while rows come, change and go', () => {
    const index = desk();
    ids(index);
    put(index, 'd', { title: 'Allô', createdAt: '2020-04-15T00:00:00Z' });
    put(index, 'b', { title: 'Courses', createdAt: '2020-04-30T00:00:00Z' });
    index.remove('c');
    expect(ids(index)).toEqual(['b', 'a', 'd']);
    expect(index.answer(query({ limit: 1, offset: 1 }), now)).toMatchObject({
      rows: [{ id: 'a' }],
      offset: 1,
      matching: 3,
      total: 3,
    });
  });

  it('answers what a filter and a sort of all rows would, whatever came, changed and went between two questions', () => {
    const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'abé '), maxLength });
    const listing = fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      title: letters(6),
      kind: fc.constantFrom('offer', 'request'),
      day: fc.integer({ min: 1, max: 9 }),
    });
    const asked = fc.record({
      text: letters(4),
      kind: fc.option(fc.constantFrom('offer', 'request')),
      by: fc.constantFrom('since', 'title', 'metres'),
      direction: fc.constantFrom('up', 'down'),
    });
    const step = fc.oneof(
      fc.record({ put: listing }),
      fc.record({ gone: fc.constantFrom(...'abcdefgh') }),
      fc.record({ asked }),
      // As it is typed: a letter more each time.
      fc.record({
        asked: asked.map((one) => ({ ...one, kind: null, by: 'title' as const, direction: 'up' as const })),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const index = new DeskIndex();
        const all = new Map<string, { id: string; title: string; kind: 'offer' | 'request'; day: number }>();
        for (const one of steps) {
          if ('put' in one) {
            const { id, title, kind, day } = one.put;
            put(index, id, { title, kind, contact: null, location: null, createdAt: `2020-04-0${day}T00:00:00Z` });
            all.set(id, one.put);
          } else if ('gone' in one) {
            index.remove(one.gone);
            all.delete(one.gone);
          } else {
            const { text, kind, by, direction } = one.asked;
            const words = foldForSearch(text).split(' ').filter(Boolean);
            const sign = direction === 'up' ? 1 : -1;
            const expected = [...all.values()]
              .filter(
                (row) =>
                  (kind === null || row.kind === kind) && words.every((w) => foldForSearch(row.title).includes(w)),
              )
              .sort((a, b) => {
                const byDay = by === 'since' ? sign * (a.day - b.day) : b.day - a.day;
                const byTitle = by === 'title' ? sign * compared(foldForSearch(a.title), foldForSearch(b.title)) : 0;
                return byTitle || byDay || compared(a.id, b.id);
              })
              .map(({ id }) => id);
            const answer = index.answer(query({ text, kinds: kind ? [kind] : [], sort: { by, direction } }), now);
            expect(answer.rows.map(({ id }) => id)).toEqual(expected);
            expect(answer).toMatchObject({ matching: expected.length, total: all.size });
            expect(
              ids(index, { text, kinds: kind ? [kind] : [], sort: { by, direction }, offset: 1, limit: 2 }),
            ).toEqual(expected.slice(1, 3));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the map the located listings that fit, in columns', () => {
    const points = desk().points(query(), now);
    expect(points.ids).toEqual(['a', 'b']);
    expect([...points.kinds]).toEqual([0, 1]);
    expect(points.lats[0]).toBeCloseTo(48.7931);
  });

  it('tells the map which doors a round may go to: no offer, and no request that nobody waits for any more', () => {
    const index = desk();
    put(index, 'd', { title: 'Pharmacie', status: 'fulfilled' });
    const { ids: at, visitable } = index.points(query({ sort: { by: 'title', direction: 'up' } }), now);
    const visited = at.filter((_, place) => visitable[place] === 1);
    expect([...at].sort()).toEqual(['a', 'b', 'd']);
    expect(visited).toEqual(['b']);
  });

  it('shows a person by first name and initial', () => {
    expect(desk().answer(query({ text: 'livres' }), now).rows[0]?.person).toBe('Yvette M.');
  });
});

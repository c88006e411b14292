import { describe, expect, it } from 'vitest';
import type { DeskContact } from '../../../../../renderer/model/index/desk-entry.ts';
import { searchPeople } from '../../../../../renderer/model/index/search-people.ts';
import type { Neighbour } from '../../../../../shared/domain/neighbour.ts';
import { neighbour } from '../../../../contract/paper/paper-people.ts';

const known = (id: string, change: Partial<Neighbour>, listingIds: string[] = []) => ({
  neighbour: neighbour(0, { id, phones: [], email: null, ...change }),
  listingIds,
});
const contact = (listingId: string, name: string, change: Partial<DeskContact> = {}): DeskContact => ({
  listingId,
  name,
  phone: null,
  email: null,
  location: null,
  ...change,
});
const yvette = known('n1', { firstName: 'Yvette', lastName: 'Martin', phones: ['+33199001234'] }, ['l1']);
const place = { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' };

describe('people found by a few letters', () => {
  it('hold every word in their name, a telephone or an e-mail, however it is typed', () => {
    const people = [
      yvette,
      known('n2', {
        firstName: 'Zoé',
        lastName: 'Élan',
        phones: ['+33639980001', '+33199005544'],
        email: 'zoe@exemple.org',
      }),
    ];
    const found = (text: string) => searchPeople(text, people, []).map(({ id }) => id);
    expect(found('martin')).toEqual(['n1']);
    expect(found('yvette martin')).toEqual(['n1']);
    expect(found('MARTIN yv')).toEqual(['n1']);
    expect(found('zoe elan')).toEqual(['n2']);
    expect(found('01 99 00 12 34')).toEqual(['n1']);
    expect(found('0199005544')).toEqual(['n2']);
    expect(found('zoe@exemple')).toEqual(['n2']);
    expect(found('yvette elan')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('   ')).toEqual([]);
  });

  it('are shown with what a screen needs of them', () => {
    const [hit] = searchPeople(
      'martin',
      [known('n1', { ...yvette.neighbour, email: 'y@exemple.org', location: place })],
      [],
    );
    expect(hit).toMatchObject({
      id: 'n1',
      neighbourId: 'n1',
      person: 'Yvette M.',
      firstName: 'Yvette',
      lastName: 'Martin',
      phone: '+33199001234',
      email: 'y@exemple.org',
      address: '12 rue des Vignes',
      lat: 48.79,
      lon: 2.33,
    });
    const [shown] = searchPeople(
      'dupuy',
      [],
      [contact('l7', 'DUPUY Karim', { phone: '06 39 98 00 01', location: place })],
    );
    expect(shown).toEqual({
      id: 'l7',
      neighbourId: null,
      person: 'Karim D.',
      firstName: 'Karim',
      lastName: 'Dupuy',
      phone: '06 39 98 00 01',
      email: null,
      address: '12 rue des Vignes',
      lat: 48.79,
      lon: 2.33,
      listingIds: ['l7'],
    });
    const [bare] = searchPeople('dupuy', [], [contact('l7', 'Karim Dupuy')]);
    expect(bare).toMatchObject({ phone: null, address: null, lat: null, lon: null });
  });

  it('are one where name and telephone agree, or name and e-mail, and two where only the name does', () => {
    const hits = (...contacts: DeskContact[]) =>
      searchPeople('martin', [yvette], contacts).map(({ id, listingIds }) => [id, ...listingIds]);
    expect(hits(contact('l2', 'MARTIN Yvette', { phone: '01.99.00.12.34' }))).toEqual([['n1', 'l1', 'l2']]);
    expect(hits(contact('l1', 'MARTIN Yvette', { phone: '01.99.00.12.34' }))).toEqual([['n1', 'l1']]);
    expect(hits(contact('l2', 'Yvette Martin', { phone: '06 39 98 00 01' }))).toEqual([
      ['n1', 'l1'],
      ['l2', 'l2'],
    ]);
    // Nothing but the name is written of either: the neighbour’s is the one that is known.
    expect(hits(contact('l2', 'Yvette Martin'))).toEqual([['n1', 'l1', 'l2']]);
    const mail = { email: 'y@exemple.org' };
    expect(
      hits(contact('l2', 'Odile Martin', mail), contact('l3', 'MARTIN Odile', { email: 'Y@EXEMPLE.org' })),
    ).toEqual([
      ['n1', 'l1'],
      ['l2', 'l2', 'l3'],
    ]);
  });

  it('are the neighbours first, then the others, each in the order of the family names', () => {
    const people = ['Zoé Arnaud', 'Anne Vernier', 'Paul Moreau'].map((name, at) => {
      const [firstName = '', lastName = ''] = name.split(' ');
      return known(`n${at}`, { firstName, lastName, email: 'x@exemple.org' });
    });
    const contacts = ['Marc Zidane', 'Lise Bailly'].map((name, at) =>
      contact(`l${at}`, name, { email: `x${at}@exemple.org` }),
    );
    expect(searchPeople('exemple', people, contacts).map(({ lastName }) => lastName)).toEqual([
      ...['Arnaud', 'Moreau', 'Vernier', 'Bailly', 'Zidane'],
    ]);
  });

  it('are twenty at most', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      contact(`l${at}`, `Yvette Martin`, { email: `x${at}@exemple.org` }),
    );
    expect(searchPeople('martin', [], many)).toHaveLength(20);
  });
});

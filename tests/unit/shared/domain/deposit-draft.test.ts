import { describe, expect, it } from 'vitest';
import {
  draftCategory,
  emptyDraft,
  withNeighbour,
  withNewPerson,
  withoutPerson,
} from '../../../../shared/domain/deposit-draft.ts';
import type { Neighbour } from '../../../../shared/domain/neighbour.ts';

const home = { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' };
const elsewhere = { lat: 48.8, lon: 2.34, label: '3 rue du Dépôt' };
const yvette: Neighbour = {
  id: '018e0000-0000-7000-8000-000000000001',
  firstName: 'Yvette',
  lastName: 'Marchandeau',
  phones: [],
  email: null,
  location: home,
  door: null,
  languages: ['fr', 'pt'],
  consents: [],
  note: '',
  createdAt: '2026-11-01T10:00:00.000Z',
  updatedAt: '2026-11-01T10:00:00.000Z',
};
const odile = { firstName: 'Odile', lastName: '', phone: '01 99 00 12 34' };

describe('the category of a draft', () => {
  it('follows the sentence until it is chosen by hand', () => {
    const typed = { ...emptyDraft(), title: 'Promener le chien' };
    expect(draftCategory(typed)).toBe('dog-walking');
    expect(draftCategory({ ...typed, category: 'company', categoryChosen: true })).toBe('company');
  });

  it('is none again once the sentence says nothing any more', () => {
    expect(draftCategory({ ...emptyDraft(), category: 'dog-walking', title: '' })).toBe('');
  });
});

describe('who stands behind a draft', () => {
  it('brings their languages and their place, also over another that was typed', () => {
    const draft = { ...withNewPerson(emptyDraft(), odile), location: elsewhere, addressText: elsewhere.label };
    expect(withNeighbour(draft, yvette)).toMatchObject({
      neighbourId: yvette.id,
      newPerson: null,
      languages: ['fr', 'pt'],
      location: home,
      addressText: home.label,
    });
  });

  it('leaves the place as typed where none is known of them', () => {
    const draft = { ...emptyDraft(), location: elsewhere, addressText: elsewhere.label };
    expect(withNeighbour(draft, { ...yvette, location: null })).toMatchObject({ location: elsewhere });
  });

  it('has agreed to nothing yet when new, and takes the place of their listings only where none was found', () => {
    const named = withNewPerson(withNeighbour(emptyDraft(), { ...yvette, location: null }), odile, [yvette.id], home);
    expect(named).toMatchObject({ neighbourId: null, location: home, addressText: home.label });
    const agrees = { keep: false, city: false, helper: false };
    expect(named.newPerson).toEqual({ ...odile, agrees, listingIds: [yvette.id] });
    expect(withNewPerson({ ...emptyDraft(), location: elsewhere }, odile, [], home).location).toBe(elsewhere);
  });

  it('is nobody again, with all else as it was typed', () => {
    const typed = { ...emptyDraft(), title: 'Courses' };
    expect(withoutPerson(withNewPerson(typed, odile))).toEqual(typed);
    expect(withoutPerson(withNeighbour(typed, yvette))).toMatchObject({ neighbourId: null, title: 'Courses' });
  });
});

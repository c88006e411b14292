import { describe, expect, it } from 'vitest';
import { type Agreeing, checkDeposit, type DepositErrors } from '../../../../shared/domain/check-deposit.ts';
import { type DepositDraft, emptyDraft } from '../../../../shared/domain/deposit-draft.ts';
import type { Neighbour } from '../../../../shared/domain/neighbour.ts';

const place = { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' };
const draft = (change: Partial<DepositDraft>): DepositDraft => ({
  ...emptyDraft(),
  title: 'Courses',
  neighbourId: '018e0000-0000-7000-8000-000000000001',
  location: place,
  ...change,
});
const newPerson = {
  firstName: 'Odile',
  lastName: '',
  phone: '',
  agrees: { keep: true, city: false, helper: false },
  listingIds: [],
};

const agreeing: Agreeing = { channel: 'phone', wording: (purpose) => `d’accord : ${purpose}` };
const lacks = (typed: DepositDraft): DepositErrors => {
  const checked = checkDeposit(typed, null, agreeing);
  return checked.ok ? {} : checked.errors;
};
const depositOf = (change: Partial<DepositDraft>, known: Neighbour | null = null) => {
  const checked = checkDeposit(draft(change), known, agreeing);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.data;
};

describe('what a deposit lacks', () => {
  it('is nothing for a known neighbour with a sentence and a place', () => {
    expect(lacks(draft({}))).toEqual({});
  });

  it('is a sentence, a person and a place at the start', () => {
    expect(Object.keys(lacks(emptyDraft()))).toEqual(['title', 'who', 'where']);
  });

  it('is not the telephone: not everyone has one', () => {
    expect(lacks(draft({ neighbourId: null, newPerson }))).toEqual({});
  });

  it('is a number that can be read, once one is given', () => {
    expect(lacks(draft({ neighbourId: null, newPerson: { ...newPerson, phone: '01 99' } }))).toEqual({
      phone: 'phone',
    });
  });

  it('is always the agreement of someone new', () => {
    const silent = { ...newPerson, agrees: { keep: false, city: true, helper: true } };
    expect(lacks(draft({ neighbourId: null, newPerson: silent }))).toEqual({ keep: 'keep' });
  });

  it('tells an address that was not found from one that was not given', () => {
    expect(lacks(draft({ location: null, addressText: '12 rue inconnue' })).where).toBe('address');
    expect(lacks(draft({ location: null })).where).toBe('where');
  });

  it('is not a place, once the coordinator has decided to do without', () => {
    expect(lacks(draft({ location: null, withoutPlace: true }))).toEqual({});
  });
});

describe('what a deposit becomes', () => {
  const neighbourId = '018e0000-0000-7000-8000-000000000001';
  const known: Neighbour = {
    id: neighbourId,
    firstName: 'Yvette',
    lastName: 'Marchandeau',
    phones: ['+33199001234'],
    email: null,
    location: place,
    door: null,
    languages: ['fr'],
    consents: [
      {
        purpose: 'share-with-town',
        channel: 'door',
        wording: '',
        givenAt: '2026-11-01T10:00:00.000Z',
        withdrawnAt: null,
      },
    ],
    note: '',
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
  };

  it('is a listing that waits, its words trimmed, under “other” until a category is known', () => {
    const { fields, note } = depositOf({ title: ' Courses ', description: ' du pain ', note: ' sonner ' });
    expect(fields).toMatchObject({ title: 'Courses', description: 'du pain', status: 'pending', category: 'other' });
    expect(fields.location).toEqual(place);
    expect(note).toBe('sonner');
    expect(depositOf({ category: 'shopping' }).fields.category).toBe('shopping');
  });

  it('keeps to offers what only an offer has', () => {
    const limits = { capacity: 4, walkingLimit: 600 };
    expect(depositOf({ kind: 'offer', ...limits }).fields).toMatchObject(limits);
    expect(depositOf({ kind: 'request', ...limits }).fields).toMatchObject({ capacity: 1, walkingLimit: null });
  });

  it('names a known person, and gives the city their contact only while they agree', () => {
    const agreed = depositOf({ neighbourId }, known);
    expect(agreed.neighbour).toEqual({ id: neighbourId });
    expect(agreed.fields.contact).toEqual({ name: 'Yvette Marchandeau', phone: '+33199001234', email: null });
    expect(depositOf({ neighbourId }, { ...known, consents: [] }).fields.contact).toBeNull();
  });

  it('adds a new person with what they have just agreed to, in the words that were read out', () => {
    const person = { ...newPerson, firstName: ' Odile ', phone: '01 99 00 12 34', listingIds: [neighbourId] };
    const { neighbour, fields } = depositOf({ neighbourId: null, newPerson: person, languages: ['pt'] });
    expect(neighbour).toMatchObject({
      listingIds: [neighbourId],
      new: {
        firstName: 'Odile',
        phones: ['+33199001234'],
        location: place,
        languages: ['pt'],
        consents: [{ purpose: 'keep', channel: 'phone', wording: 'd’accord : keep' }],
      },
    });
    expect(fields.contact).toBeNull();
  });

  it('tells the city of a new person who agrees that it is told', () => {
    const person = { ...newPerson, agrees: { keep: true, city: true, helper: false } };
    expect(depositOf({ neighbourId: null, newPerson: person }).fields.contact).toMatchObject({ name: 'Odile' });
  });
});

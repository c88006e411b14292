import { describe, expect, it } from 'vitest';
import { contactEnds, contactForCity, contactThatMayGo, isContactOf } from '../../../../shared/domain/city-contact.ts';
import type { Consent } from '../../../../shared/domain/neighbour.ts';

const agreed = (purpose: Consent['purpose'], withdrawnAt: string | null = null): Consent => ({
  purpose,
  channel: 'phone',
  wording: 'les mots lus',
  givenAt: '2026-11-01T10:00:00.000Z',
  withdrawnAt,
});
const then = '2026-11-20T10:00:00.000Z';
const odile = { firstName: 'Odile', lastName: 'Essai', phones: ['+33199001234', '+33639980000'], email: null };
const ours = { name: 'Odile Essai', phone: '+33199001234', email: null };
const theirs = { name: 'O. Essai', phone: null, email: 'odile@example.org' };

describe('how the city may reach a person', () => {
  it('is told while they agree: their name, the first telephone, the e-mail', () => {
    expect(contactForCity({ ...odile, consents: [agreed('share-with-town')] })).toEqual(ours);
    const silent = { firstName: 'Odile', lastName: '', phones: [], email: 'odile@example.org' };
    expect(contactForCity({ ...silent, consents: [agreed('share-with-town')] })).toEqual({
      name: 'Odile',
      phone: null,
      email: 'odile@example.org',
    });
  });

  it('is not told for another agreement, nor once it is withdrawn', () => {
    expect(contactForCity({ ...odile, consents: [agreed('keep'), agreed('share-with-helper')] })).toBeNull();
    expect(contactForCity({ ...odile, consents: [agreed('share-with-town', then)] })).toBeNull();
    expect(contactForCity({ ...odile, consents: [] })).toBeNull();
  });
});

describe('a contact that stands on a listing', () => {
  it('may go while its owner agrees, and where nobody is known behind it', () => {
    expect(contactThatMayGo(ours, null, { consents: [agreed('share-with-town')] })).toEqual(ours);
    expect(contactThatMayGo(ours, null, null)).toEqual(ours);
  });

  it('stays here once the agreement is withdrawn, if it has not left yet', () => {
    expect(contactThatMayGo(ours, null, { consents: [agreed('share-with-town', then)] })).toBeNull();
    expect(contactThatMayGo(ours, null, { consents: [] })).toBeNull();
  });

  it('is what the city has said itself, of which nothing is taken away', () => {
    expect(contactThatMayGo(ours, theirs, { consents: [] })).toEqual(theirs);
    expect(contactThatMayGo(theirs, theirs, { consents: [] })).toEqual(theirs);
    expect(contactThatMayGo(null, theirs, { consents: [] })).toBeNull();
  });
});

describe('a contact of somebody', () => {
  it('leads to them by name, however it is written, by any of their telephones, or by the e-mail', () => {
    const none = { phone: null, email: null };
    expect(isContactOf({ ...none, name: 'ODILE ESSAI' }, odile)).toBe(true);
    expect(isContactOf({ ...none, name: 'famille', phone: '06 39 98 00 00' }, odile)).toBe(true);
    const reached = { ...odile, email: 'odile@example.org' };
    expect(isContactOf({ ...none, name: '', email: 'odile@example.org' }, reached)).toBe(true);
    expect(isContactOf({ name: 'Claire Essai', phone: '01 99 00 99 99', email: null }, reached)).toBe(false);
    expect(isContactOf({ ...none, name: '' }, { ...odile, firstName: '', lastName: '' })).toBe(false);
  });

  it('has to go from the city when the agreement ends, and only then', () => {
    const given = [agreed('share-with-town')];
    expect(contactEnds(given, [agreed('share-with-town', then)])).toBe(true);
    expect(contactEnds(given, [agreed('share-with-town', then), agreed('share-with-town')])).toBe(false);
    expect(contactEnds([], [])).toBe(false);
  });
});

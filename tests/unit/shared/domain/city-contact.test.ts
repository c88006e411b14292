import { describe, expect, it } from 'vitest';
import { contactForCity, contactThatMayGo } from '../../../../shared/domain/city-contact.ts';
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

import * as v from 'valibot';
import { expect, it } from 'vitest';
import { isAuditAction } from '../../../../shared/domain/audit-action.ts';
import { isKnownCategory, knownCategories } from '../../../../shared/domain/category.ts';
import { depositDraftSchema, emptyDraft } from '../../../../shared/domain/deposit-draft.ts';

it('a deposit begins as a request of normal urgency for one, about which nothing is known', () => {
  const draft = emptyDraft();
  expect(v.parse(depositDraftSchema, draft)).toEqual(draft);
  expect(draft).toMatchObject({ kind: 'request', urgency: 'normal', capacity: 1, title: '', category: '', note: '' });
  expect(draft).toMatchObject({ neighbourId: null, newPerson: null, location: null, walkingLimit: null });
  expect(draft).toMatchObject({ categoryChosen: false, withoutPlace: false, languages: [], addressText: '' });
  expect(draft.availability).toEqual({ days: [], parts: [] });
});

it('the journal knows what it can say, and what an older or newer Palier has said is not taken for it', () => {
  for (const action of [
    'listing-deposited',
    'deposit-undone',
    'round-made',
    'return-do-not-contact',
    'undone',
    'redone',
  ])
    expect(isAuditAction(action), action).toBe(true);
  for (const action of ['', 'listing', 'constructor', 'LISTING-DEPOSITED'])
    expect(isAuditAction(action), action).toBe(false);
});

it('a category is one that every city knows, or the city’s own', () => {
  expect(knownCategories.every(isKnownCategory)).toBe(true);
  expect(['', 'velo', 'Shopping', 'toString'].some(isKnownCategory)).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { agreementsGiven, agreesTo, consentInForce, hasWithdrawn } from '../../../../shared/domain/consent.ts';
import type { Consent } from '../../../../shared/domain/neighbour.ts';

const given = (purpose: Consent['purpose'], withdrawnAt: string | null = null): Consent => ({
  purpose,
  channel: 'phone',
  wording: 'les mots lus',
  givenAt: '2026-11-01T10:00:00.000Z',
  withdrawnAt,
});
const then = '2026-11-20T10:00:00.000Z';

describe('an agreement', () => {
  it('is in force until it is withdrawn, for its own purpose alone', () => {
    expect(agreesTo([given('share-with-town')], 'share-with-town')).toBe(true);
    expect(agreesTo([given('share-with-town', then)], 'share-with-town')).toBe(false);
    expect(agreesTo([given('keep')], 'share-with-town')).toBe(false);
    expect(agreesTo([], 'keep')).toBe(false);
  });

  it('given again after it was withdrawn is in force again', () => {
    const again = given('share-with-helper');
    expect(consentInForce([given('share-with-helper', then), again], 'share-with-helper')).toBe(again);
  });

  it('given twice is the latest of the two', () => {
    const [first, second] = [given('keep'), given('keep')];
    expect(consentInForce([first, second], 'keep')).toBe(second);
  });
});

describe('someone who asked to be left alone', () => {
  it('is told by the agreement to be kept, once it is withdrawn', () => {
    expect(hasWithdrawn([given('keep', then), given('share-with-helper', then)])).toBe(true);
    expect(hasWithdrawn([given('keep', then), given('share-with-helper')])).toBe(true);
  });

  it('is told by all agreements, where that to be kept was never written down', () => {
    expect(hasWithdrawn([given('share-with-helper', then)])).toBe(true);
    expect(hasWithdrawn([given('share-with-helper', then), given('call')])).toBe(false);
  });

  it('is nobody who gave it again, who took back another agreement alone, or who was never asked', () => {
    expect(hasWithdrawn([given('keep', then), given('keep')])).toBe(false);
    expect(hasWithdrawn([given('keep'), given('share-with-town', then)])).toBe(false);
    expect(hasWithdrawn([])).toBe(false);
  });
});

describe('agreements given on the telephone or at a door', () => {
  const given = (keep: boolean, city: boolean, helper: boolean) =>
    agreementsGiven({ keep, city, helper }, 'door', (purpose) => `mots pour ${purpose}`);

  it('are those that were said yes to, each with its own words', () => {
    expect(given(true, true, true)).toEqual([
      { purpose: 'keep', channel: 'door', wording: 'mots pour keep' },
      { purpose: 'share-with-town', channel: 'door', wording: 'mots pour share-with-town' },
      { purpose: 'share-with-helper', channel: 'door', wording: 'mots pour share-with-helper' },
    ]);
    expect(given(true, false, false).map(({ purpose }) => purpose)).toEqual(['keep']);
    expect(given(false, true, false).map(({ purpose }) => purpose)).toEqual(['share-with-town']);
    expect(given(false, false, true).map(({ purpose }) => purpose)).toEqual(['share-with-helper']);
  });

  it('are none where nothing was', () => expect(given(false, false, false)).toEqual([]));
});

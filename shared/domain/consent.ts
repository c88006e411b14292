import type { Consent } from './neighbour.ts';

/** One that is being given now has no end yet. */
export type GivenConsent = Pick<Consent, 'purpose'> & Partial<Pick<Consent, 'withdrawnAt'>>;

/** The agreement in force for a purpose, the latest of them; none where it was never given, or has been withdrawn. */
export function consentInForce<One extends GivenConsent>(
  consents: readonly One[],
  purpose: Consent['purpose'],
): One | undefined {
  return consents.findLast((consent) => consent.purpose === purpose && !consent.withdrawnAt);
}

export function agreesTo(consents: readonly GivenConsent[], purpose: Consent['purpose']): boolean {
  return consentInForce(consents, purpose) !== undefined;
}

/**
 * Has the person asked the association to leave them alone? Their agreement to be kept is withdrawn, or all that they ever
 * agreed to (GDPR art. 7(3)). Someone who has never been asked has withdrawn nothing.
 */
export function hasWithdrawn(consents: readonly GivenConsent[]): boolean {
  if (consents.length === 0) return false;
  const keeps = consents.filter(({ purpose }) => purpose === 'keep');
  return (keeps.length > 0 ? keeps : consents).every(({ withdrawnAt }) => Boolean(withdrawnAt));
}

/** The agreements just given, each with the words that were shown to the coordinator and read out. */
export function agreementsGiven(
  agrees: { readonly keep: boolean; readonly city: boolean; readonly helper: boolean },
  channel: Consent['channel'],
  wording: (purpose: Consent['purpose']) => string,
): Pick<Consent, 'purpose' | 'channel' | 'wording'>[] {
  const purposes: Consent['purpose'][] = [
    ...(agrees.keep ? (['keep'] as const) : []),
    ...(agrees.city ? (['share-with-town'] as const) : []),
    ...(agrees.helper ? (['share-with-helper'] as const) : []),
  ];
  return purposes.map((purpose) => ({ purpose, channel, wording: wording(purpose) }));
}

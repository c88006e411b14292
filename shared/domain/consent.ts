import type { Consent } from './neighbour.ts';

type Given = Pick<Consent, 'purpose' | 'withdrawnAt'>;

/** The agreement in force for a purpose, the latest of them; none where it was never given, or has been withdrawn. */
export function consentInForce<One extends Given>(
  consents: readonly One[],
  purpose: Consent['purpose'],
): One | undefined {
  return consents.findLast((consent) => consent.purpose === purpose && consent.withdrawnAt === null);
}

export function agreesTo(consents: readonly Given[], purpose: Consent['purpose']): boolean {
  return consentInForce(consents, purpose) !== undefined;
}

/**
 * Has the person asked the association to leave them alone? Their agreement to be kept is withdrawn, or all that they ever
 * agreed to (GDPR art. 7(3)). Someone who has never been asked has withdrawn nothing.
 */
export function hasWithdrawn(consents: readonly Given[]): boolean {
  if (consents.length === 0) return false;
  const keeps = consents.filter(({ purpose }) => purpose === 'keep');
  return (keeps.length > 0 ? keeps : consents).every(({ withdrawnAt }) => withdrawnAt !== null);
}

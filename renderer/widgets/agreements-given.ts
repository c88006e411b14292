import type { Consent } from '../../shared/domain/neighbour.ts';

type Agreement = Pick<Consent, 'purpose' | 'channel' | 'wording'>;

/** The agreements just given, each with the words that were shown to the coordinator and read out. */
export function agreementsGiven(
  agrees: { readonly keep: boolean; readonly city: boolean; readonly helper: boolean },
  channel: Consent['channel'],
  wording: (purpose: Consent['purpose']) => string,
): Agreement[] {
  const purposes: Consent['purpose'][] = [
    ...(agrees.keep ? (['keep'] as const) : []),
    ...(agrees.city ? (['share-with-town'] as const) : []),
    ...(agrees.helper ? (['share-with-helper'] as const) : []),
  ];
  return purposes.map((purpose) => ({ purpose, channel, wording: wording(purpose) }));
}

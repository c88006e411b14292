import type { AddressAnswer, AddressQuery } from '../../../shared/geocoding/geocoder.ts';

/** What is said to the geocoder's worker, and what it answers. */
export type GeocoderRequest =
  | { readonly id: number; readonly type: 'find'; readonly query: AddressQuery; readonly limit: number }
  /** The base has changed: read it again. */
  | { readonly id: number; readonly type: 'reload' };

export interface GeocoderReply {
  readonly id: number;
  /** Streets in the base: 0 when none has been imported. */
  readonly streets: number;
  readonly answer: AddressAnswer;
}

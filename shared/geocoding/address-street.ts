/**
 * One street of the local address base with its numbers, the unit in which the base is stored, indexed
 * and searched: a department is some ten thousand of them. The three lists run in parallel.
 */
export interface AddressStreet {
  /** `postcode|commune|street`, folded; stable from one import to the next. */
  readonly id: string;
  /** As written in the base: « Rue Gabriel Péri ». */
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** Former commune, when the base names one; else empty. */
  readonly formerCity: string;
  /** « 12 », « 12bis »; empty for a place without numbers. */
  readonly numbers: readonly string[];
  readonly lats: readonly number[];
  readonly lons: readonly number[];
}

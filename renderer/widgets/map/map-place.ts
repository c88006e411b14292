import type { ListingKind } from '../../../shared/domain/listing.ts';
import type { Point } from '../../../shared/domain/place.ts';

/** Something to show on the map: a ring for an offer, a diamond for a request. */
export interface MapPlace extends Point {
  readonly id: string;
  readonly kind: ListingKind;
  /** What a screen reader and the list beside the map say. */
  readonly title: string;
}

/** A numbered stop of a round, in walking order. */
interface MapStop extends Point {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** The way of one round. Several on one map are told apart by their letter and by the dashes of their line. */
export interface MapRound {
  /** Before the numbers; empty when there is but one. */
  readonly letter: string;
  readonly start: Point | null;
  readonly end: Point | null;
  readonly stops: readonly MapStop[];
}

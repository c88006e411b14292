import type { ListingStatus } from './listing.ts';
import type { Outcome } from './round.ts';

export type SheetState = 'out' | 'returned' | 'destroyed' | 'lost';
type SheetLevel = 'hall-poster' | 'round-sheet' | 'individual-card' | 'offers-near-you' | 'deposit-form';

/** One row as printed: everything that the return entry needs, frozen. */
export interface SheetRow {
  /** 1-based, printed on two digits or more. */
  number: number;
  checkLetter: string;
  stopId: string;
  listingIds: string[];
  neighbourId: string | null;
  address: string;
  doorLine: string;
  person: string;
  needs: { category: string; title: string; detail: string }[];
}

/** What was typed back from one row. */
export interface RowReturn {
  number: number;
  outcome: Outcome;
  /** Seen, and the help was given there and then. */
  helped: boolean;
  note: string;
  /** ISO date. */
  followUpOn: string | null;
  /** RFC 3339, as all instants here. */
  enteredAt: string;
  /** Listings that this line closed, and what they were before: what a correction gives back. */
  closed?: { listingId: string; from: ListingStatus; to: ListingStatus }[];
}

/** One printed edition of a round, frozen exactly as printed, with its return. */
export interface Sheet {
  id: string;
  /** Opaque, printed as four digits or more and in the QR; unique on this laptop. */
  number: number;
  roundId: string;
  level: SheetLevel;
  state: SheetState;
  /** The whole document, as sent to the printer. */
  html: string;
  rows: SheetRow[];
  returns: RowReturn[];
  copies: number;
  title: string;
  printedAt: string;
  stateChangedAt: string;
}

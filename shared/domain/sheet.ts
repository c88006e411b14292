import type { ListingStatus } from './listing.ts';
import type { Match } from './match.ts';
import type { Outcome } from './round.ts';

export type SheetState = 'out' | 'returned' | 'destroyed' | 'lost';
type SheetLevel = 'hall-poster' | 'round-sheet' | 'individual-card' | 'offers-near-you' | 'deposit-form' | 'addendum';

export const exposedFields = ['name', 'address', 'door', 'languages', 'need', 'phone', 'offer'] as const;
export type ExposedField = (typeof exposedFields)[number];

/** Someone whom a paper shows, and what can be read of them there: whom to tell when it is lost. */
export interface ExposedPerson {
  neighbourId: string | null;
  person: string;
  /** As printed; empty on papers that show none. */
  address: string;
  /** « 94230 Cachan », for a letter; not printed on the sheet. */
  commune?: string;
  fields: ExposedField[];
  /** The texts themselves, as printed. */
  shown: string[];
}

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

/** An introduction that ended with its request or its offer, as it was before. */
export interface EndedMatch extends Pick<Match, 'id' | 'state' | 'followUpOn'> {
  /** What the request was, when the offer went and it waits for somebody else. */
  request?: ListingStatus;
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
  /** Listings from which the contact of who asked to be left alone went with this line: what a correction gives back. */
  cleared?: string[];
  /** Introductions of those listings that ended with it, and where they stood before. */
  ended?: EndedMatch[];
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
  /** Absent on editions printed before it was kept: then the rows tell. `town`: the commune, on those that called it so. */
  exposed?: (ExposedPerson & { town?: string })[];
  /** Of an addendum: the number of the sheet whose changes it carries. */
  addendumTo?: number;
  returns: RowReturn[];
  copies: number;
  title: string;
  /** The coordinator’s first name, as set for the sheets then; absent when none was. */
  printedBy?: string;
  printedAt: string;
  stateChangedAt: string;
}

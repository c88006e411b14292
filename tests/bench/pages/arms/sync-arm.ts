/** One way of keeping the city's listings in this browser. All arms speak to the same city, through the same gateway. */
export interface SyncArm {
  /** A laptop that has never seen the city. */
  empty(): Promise<void>;
  /** Follows the newest 50 listings, answer by answer. Absent where the arm has nothing of the kind. */
  follow?(onAnswer: (rows: number) => void): () => void;
  /** From where it stands to the city's end, durably. */
  pull(): Promise<Traffic | null>;
  /** Another title for each, waiting to be sent. Absent where the arm cannot send. */
  edit?(titles: ReadonlyMap<string, string>): Promise<void>;
  /** Sends what waits, until the arm holds what the city made of it. */
  push?(): Promise<Traffic | null>;
  /** Every listing, as the city gave it. */
  listings(): Promise<readonly object[]>;
}

/** Counted by the arm itself where the browser's own count does not see it: in a worker. */
export interface Traffic {
  readonly requests: number;
  readonly bytes: number;
}

/** What every arm follows. */
export const newest = 50;

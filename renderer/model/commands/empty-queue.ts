import type { CityAccount } from '../../../shared/shell.ts';
import { capabilityNotes } from '../../../shared/city/capability-notes.ts';

/** Why nothing is in the queue: what has not left is said to be where it is. */
export type EmptyQueue = 'all-left' | 'not-connected' | 'to-report' | 'reported' | 'reads-only' | 'undecided';

export interface AroundQueue {
  /** `null` while nobody knows, or without a city. */
  readonly account: CityAccount | null;
  readonly connected: boolean;
  /** Lines of « à reporter sur la plateforme »: not yet ticked, and ticked. */
  readonly toReport: number;
  readonly reported: number;
  readonly conflicts: number;
}

export function whyQueueIsEmpty({ account, connected, toReport, reported, conflicts }: AroundQueue): EmptyQueue {
  if (toReport > 0) return 'to-report';
  if (reported > 0) return 'reported';
  if (!connected) return 'not-connected';
  if (conflicts > 0) return 'undecided';
  return account !== null && capabilityNotes(account).readOnly ? 'reads-only' : 'all-left';
}

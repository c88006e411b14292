/**
 * Everything that the audit journal can say, in code. Each has its words in both languages (`renderer/ui/audit-words.ts`),
 * which the compiler checks. A code is never renamed or taken out: journals that were written years ago hold it.
 */
const auditActions = [
  // Listings
  'listing-deposited',
  'deposit-undone',
  'listing-edited',
  'edit-undone',
  'listing-draft',
  'listing-pending',
  'listing-published',
  'listing-matched',
  'listing-fulfilled',
  'listing-withdrawn',
  'listing-expired',
  'note-kept',
  'person-linked',
  'listing-joined',
  'join-undone',
  // People
  'neighbour-added',
  'neighbour-changed',
  'neighbour-restored',
  'volunteer-changed',
  'hours-changed',
  // Introductions
  'proposals-kept',
  'proposal-refused',
  'match-suggested',
  'match-accepted',
  'match-done',
  'match-failed',
  'match-refused',
  'match-cancelled',
  'match-proposed',
  'follow-up-set',
  // Rounds and paper
  'round-made',
  'round-changed',
  'round-removed',
  'round-unmade',
  'round-restored',
  'sheet-printed',
  'sheet-reprinted',
  'sheet-out',
  'sheet-returned',
  'sheet-destroyed',
  'sheet-lost',
  'return-seen',
  'return-absent',
  'return-refused',
  'return-call-back',
  'return-no-access',
  'return-moved',
  'return-do-not-contact',
  'return-undone',
  // Exchanges with the city
  'conflict-decided',
  'conflict-reopened',
  'change-reported',
  'report-undone',
  'change-retried',
  'change-abandoned',
  'twin-refused',
  // Places and settings
  'barriers-changed',
  'outlines-replaced',
  'addresses-replaced',
  'settings-changed',
  'backup-keys-made',
  'backup-restored',
  // The way back, and the way back from that
  'undone',
  'redone',
] as const;

export type AuditAction = (typeof auditActions)[number];

const known: ReadonlySet<string> = new Set(auditActions);

/** What a journal holds may come from an older or a newer Palier. */
export function isAuditAction(action: string): action is AuditAction {
  return known.has(action);
}

import { type ListingStatus, transitions } from '../domain/listing.ts';

/** Statuses that end a listing for now: only a person may take it out of there. */
const closed: ReadonlySet<ListingStatus> = new Set(['withdrawn', 'expired']);

/**
 * The shortest way from one status to another through the table, without its start: what a coordinator did in several
 * steps is sent to the city in steps that it allows. `null` when there is no way; empty when there is nothing to do.
 */
export function statusPath(
  from: ListingStatus,
  to: ListingStatus,
  mayPass: (status: ListingStatus) => boolean = () => true,
): ListingStatus[] | null {
  const paths = new Map<ListingStatus, ListingStatus[]>([[from, []]]);
  for (const [status, path] of paths) {
    if (status === to) return path;
    for (const next of transitions[status]) {
      if (!paths.has(next) && (next === to || mayPass(next))) paths.set(next, [...path, next]);
    }
  }
  return null;
}

/** May our status stand over theirs, without reviving on the way what somebody has closed? */
export function canFollow(theirs: ListingStatus, ours: ListingStatus): boolean {
  return statusPath(theirs, ours, (status) => !closed.has(status)) !== null;
}

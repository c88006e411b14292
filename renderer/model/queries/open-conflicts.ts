import { canBecome, type Listing, type ListingFields, type ListingKind } from '../../../shared/domain/listing.ts';
import { sameField } from '../../../shared/sync/writable-fields.ts';
import { db } from '../../db/open-database.ts';
import { type Conflict, currentListing, type ListingRecord } from '../../db/records.ts';

/**
 * Who said what of the field. `theirs`: the city, today: what stands. `ours`: this laptop, each time that it was not
 * heard. `now`: the same, edited once more since. `before`: the city, when the disagreement was found.
 */
export interface ConflictVersion {
  readonly who: 'theirs' | 'ours' | 'now' | 'before';
  readonly value: unknown;
  readonly at: string | null;
  /** False where nothing leads there any more: it can only be read. */
  readonly possible: boolean;
}

/** One field of one listing that waits for a decision, however often it was disagreed on. */
export interface OpenConflict {
  /** Of its latest disagreement. */
  readonly id: string;
  readonly ids: readonly string[];
  readonly listingId: string;
  readonly field: Conflict['field'];
  readonly title: string;
  readonly kind: ListingKind;
  /** Is the listing still here to be opened? */
  readonly listed: boolean;
  readonly sides: readonly ConflictVersion[];
}

/** One that is decided, to be read again or reopened. */
export interface DecidedConflict extends Conflict {
  readonly title: string;
}

const keyOf = ({ listingId, field }: Conflict): string => `${listingId} ${field}`;

/** By the oldest disagreement first. */
export async function openConflicts(): Promise<readonly OpenConflict[]> {
  const groups = new Map<string, [Conflict, ...Conflict[]]>();
  for (const conflict of await db().conflicts.toArray()) {
    if (conflict.decidedAt !== null) continue;
    const group = groups.get(keyOf(conflict));
    if (group) group.unshift(conflict);
    else groups.set(keyOf(conflict), [conflict]);
  }
  const newestFirst = [...groups.values()];
  const records = await db().listings.bulkGet(newestFirst.map(([conflict]) => conflict.listingId));
  return newestFirst.map((conflicts, index) => {
    const [latest] = conflicts;
    const record = records[index];
    const listing = record === undefined ? keptSide(latest) : currentListing(record);
    return {
      id: latest.id,
      ids: conflicts.map(({ id }) => id),
      listingId: latest.listingId,
      field: latest.field,
      title: listing?.title ?? '',
      kind: listing?.kind ?? 'request',
      listed: record !== undefined,
      sides: sidesOf(conflicts, record),
    };
  });
}

export async function countOpenConflicts(): Promise<number> {
  const open = (await db().conflicts.toArray()).filter(({ decidedAt }) => decidedAt === null);
  return new Set(open.map(keyOf)).size;
}

function sidesOf(conflicts: readonly [Conflict, ...Conflict[]], record: ListingRecord | undefined): ConflictVersion[] {
  const [latest] = conflicts;
  const { field } = latest;
  const ours = conflicts.map(({ ours: value, oursAt: at }): ConflictVersion => ({
    who: 'ours',
    value,
    at,
    possible: true,
  }));
  if (field === 'deleted' || record === undefined) {
    const possible = field === 'deleted' && (latest.ours !== null || mayBecome(record, 'withdrawn'));
    const city: ConflictVersion = { who: 'theirs', value: latest.theirs, at: latest.theirsAt, possible: true };
    return [city, ...ours.map((side) => ({ ...side, possible }))];
  }
  const here = currentListing(record);
  const city = record.base ?? here;
  const says = (value: unknown): Listing => ({ ...here, [field]: value });
  const sides: ConflictVersion[] = [{ who: 'theirs', value: city[field], at: city.updatedAt, possible: true }];
  const others: ConflictVersion[] = [
    ...ours,
    { who: 'now', value: here[field], at: here.updatedAt, possible: true },
    { who: 'before', value: latest.theirs, at: latest.theirsAt, possible: true },
  ];
  for (const side of others) {
    if (sides.some(({ value }) => sameField(field, says(value), says(side.value)))) continue;
    sides.push({ ...side, possible: field !== 'status' || mayBecome(record, side.value as ListingFields['status']) });
  }
  return sides;
}

function mayBecome(record: ListingRecord | undefined, status: ListingFields['status']): boolean {
  return record !== undefined && canBecome(currentListing(record).status, status);
}

/** The latest decisions, the newest first. */
export async function decidedConflicts(most: number): Promise<readonly DecidedConflict[]> {
  const decided = (await db().conflicts.toArray())
    .filter(({ decidedAt }) => decidedAt !== null)
    .sort((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? ''))
    .slice(0, most);
  const records = await db().listings.bulkGet(decided.map(({ listingId }) => listingId));
  return decided.map((conflict, index) => {
    const record = records[index];
    return { ...conflict, title: (record ? currentListing(record) : keptSide(conflict))?.title ?? '' };
  });
}

function keptSide(conflict: Conflict): Partial<Listing> | null {
  const side = conflict.ours ?? conflict.theirs;
  return conflict.field === 'deleted' && side !== null && typeof side === 'object' ? side : null;
}

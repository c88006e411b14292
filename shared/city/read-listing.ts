import * as v from 'valibot';
import { listingSchema, tombstoneSchema, type Listing, type Tombstone } from '../domain/listing.ts';

interface RejectedRow {
  /** Empty when not even that much could be read. */
  readonly id: string;
  /** Which members, and what each should be; never what was in them: it goes into a journal. */
  readonly reason: string;
}

export interface ReadPage {
  readonly items: readonly (Listing | Tombstone)[];
  readonly rejected: readonly RejectedRow[];
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
}

const rowHead = v.object({ id: v.string() });
const pageSchema = v.object({
  items: v.array(v.unknown()),
  next_cursor: v.nullish(v.pipe(v.string(), v.minLength(1), v.maxLength(512)), null),
  has_more: v.boolean(),
});

function reasonOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => `/${(issue.path ?? []).map(({ key }) => String(key)).join('/')} (${issue.type})`)
    .join(', ');
}

export function readListing(row: unknown): Listing | null {
  const parsed = v.safeParse(listingSchema, row);
  return parsed.success ? parsed.output : null;
}

/** By hand: a thousand times a page, and the library would write a whole report of why it is none. */
function isTombstone(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'deleted' in row && row.deleted === true;
}

/** Row by row: one that cannot be read is set aside and never spoils the others. `null`: this is no page. */
export function readPage(body: unknown): ReadPage | null {
  const page = v.safeParse(pageSchema, body);
  if (!page.success) return null;
  const items: (Listing | Tombstone)[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of page.output.items) {
    const parsed = v.safeParse(isTombstone(row) ? tombstoneSchema : listingSchema, row);
    if (parsed.success) items.push(parsed.output);
    else rejected.push({ id: v.is(rowHead, row) ? row.id.slice(0, 64) : '', reason: reasonOf(parsed.issues) });
  }
  return { items, rejected, nextCursor: page.output.next_cursor, hasMore: page.output.has_more };
}

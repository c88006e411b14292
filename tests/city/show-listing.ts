import { createHash } from 'node:crypto';
import type { StoredListing } from './listing-store.ts';

/** What a client sees: without the scope `contacts` there is no contact. */
export function showListing(stored: StoredListing, withContacts: boolean): Record<string, unknown> {
  if (stored.deleted) return { id: stored.id, version: stored.version, deleted: true };
  return {
    ...stored.document,
    ...(withContacts ? {} : { contact: null }),
    id: stored.id,
    version: stored.version,
    createdAt: stored.created_at.toISOString(),
    updatedAt: stored.updated_at.toISOString(),
  };
}

/** Strong: two clients who are shown different members get different tags. */
export function listingTag(stored: StoredListing, withContacts: boolean): string {
  return `"${stored.version}${withContacts ? '' : '.public'}"`;
}

export function contentTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** RFC 9110 §13.1: a list of entity tags, or a star. Ours are strong, so weak ones never match. */
export function namesTag(header: string, tag: string): boolean {
  return header.trim() === '*' || header.split(',').some((candidate) => candidate.trim() === tag);
}

import { createHash } from 'node:crypto';
import type { StoredListing } from './listing-store.ts';

/** The contract derives it from the version, so that a client knows it for each row of a page. */
export function listingTag(stored: StoredListing): string {
  return `"${stored.version}"`;
}

export function contentTag(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** RFC 9110 §13.1: a list of entity tags, or a star. Ours are strong, so weak ones never match. */
export function namesTag(header: string, tag: string): boolean {
  return header.trim() === '*' || header.split(',').some((candidate) => candidate.trim() === tag);
}

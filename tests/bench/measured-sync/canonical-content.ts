import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** One hash for the same listings, whatever the order of rows and of members. */
export function contentHash(listings: readonly object[]): string {
  const hash = sha256.create();
  for (const line of listings.map(canonical).sort()) hash.update(utf8ToBytes(line));
  return bytesToHex(hash.digest());
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

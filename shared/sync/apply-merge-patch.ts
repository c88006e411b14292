import type { ListingFields } from '../domain/listing.ts';

/** RFC 7396, section 2: `null` takes a member out, an object is merged, anything else replaces. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, applyMergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/**
 * The same on a listing, where absence is `null`: a merge patch cannot say « present and null », so the nullable members
 * that it took out come back as `null`. Members that this version does not know are kept.
 */
export function patchListing<Fields extends ListingFields>(listing: Fields, patch: Partial<ListingFields>): Fields {
  const merged = applyMergePatch(listing, patch) as Fields;
  const { contact } = merged;
  return {
    ...merged,
    walkingLimit: merged.walkingLimit ?? null,
    location: merged.location ?? null,
    contact: contact ? { ...contact, phone: contact.phone ?? null, email: contact.email ?? null } : null,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

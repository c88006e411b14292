import * as v from 'valibot';
import { listingFieldsSchema, type ListingFields } from '../../shared/domain/listing.ts';
import { isStorable } from '../../shared/text/storable.ts';
import { isObject } from './merge-patch.ts';
import { Problem } from './problem.ts';

/** Known fields checked, unknown ones kept as they came. */
const schema = v.looseObject(listingFieldsSchema.entries);
/** Far more than any listing; the next one might be one too many for the parser of somebody else. */
const deepest = 32;
const readOnly = ['version', 'createdAt', 'updatedAt', 'deleted'] as const;

export type ListingDocument = ListingFields & Record<string, unknown>;

/** In a merge patch `null` removes a member: for these, absent and `null` mean the same. */
function withNulls(fields: Record<string, unknown>): Record<string, unknown> {
  const whole: Record<string, unknown> = { walkingLimit: null, location: null, contact: null, ...fields };
  if (isObject(whole.contact)) whole.contact = { phone: null, email: null, ...whole.contact };
  return whole;
}

function pointer(path: readonly { readonly key: unknown }[] | undefined): string {
  return (path ?? []).map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** @throws Problem 422 with the JSON pointers (RFC 6901) of what is wrong. */
export function readListingFields(input: Record<string, unknown>): ListingDocument {
  const parsed = v.safeParse(schema, withNulls(input));
  if (parsed.success) return parsed.output;
  const errors = parsed.issues.map((issue) => ({ pointer: pointer(issue.path), detail: issue.message }));
  throw new Problem(422, 'Invalid listing', {
    detail: errors.map((error) => `${error.pointer}: ${error.detail}`).join(' '),
    errors,
  });
}

/**
 * The body of a write, before it is merged: an object, that names no other listing and sets nothing that is the city's.
 * @throws Problem 422
 */
export function readBody(body: unknown, id: string): Record<string, unknown> {
  if (!isObject(body)) throw invalid('', 'A JSON object is expected.');
  refuseUnstorable(body);
  const { id: named, ...fields } = body;
  if (named !== undefined && named !== id) throw invalid('/id', 'The identifier differs from the one in the address.');
  for (const name of readOnly)
    if (name in fields) throw invalid(`/${name}`, 'This member is set by the city and cannot be written.');
  return fields;
}

/** A text that PostgreSQL cannot keep, or that is nested as no listing is. @throws Problem 422 */
function refuseUnstorable(value: unknown, at = '', depth = 0): void {
  if (depth > deepest) throw invalid(at, 'Nested too deeply.');
  if (typeof value === 'string' && !isStorable(value)) throw invalid(at, 'NUL, or half of a surrogate pair.');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!isStorable(name)) throw invalid(at, 'NUL, or half of a surrogate pair, in a name.');
    refuseUnstorable(member, `${at}${pointer([{ key: name }])}`, depth + 1);
  }
}

export function invalid(at: string, detail: string): Problem {
  return new Problem(422, 'Invalid listing', { detail: `${at}: ${detail}`, errors: [{ pointer: at, detail }] });
}

import * as v from 'valibot';
import { listingKinds, listingStatuses } from '../domain/listing.ts';

/** A row of the database, as JSON has it. */
export type BackupRow = Readonly<Record<string, unknown>>;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const text = v.string();
const list = v.array(v.unknown());
const count = v.number();
const listing = v.looseObject({
  id,
  kind: v.picklist(listingKinds),
  status: v.picklist(listingStatuses),
  category: text,
  title: text,
  description: text,
});

/**
 * What a backup holds, and the least that each row must be for the application to live with it. Looser than what its forms
 * ask: a row that an earlier version has kept must come back, one that would break a screen must not.
 */
const rowSchemas = {
  listings: v.pipe(
    v.looseObject({ id, base: v.nullable(listing), local: v.nullable(listing), generation: count }),
    v.check(({ base, local }) => base !== null || local !== null),
  ),
  overlays: v.looseObject({ listingId: id, neighbourId: v.nullable(id), note: text }),
  neighbours: v.looseObject({
    id,
    firstName: text,
    lastName: text,
    phones: v.array(text),
    languages: v.array(text),
    consents: v.array(v.looseObject({ purpose: text, givenAt: text, withdrawnAt: v.nullable(text) })),
    note: text,
  }),
  volunteers: v.looseObject({
    id,
    neighbourId: id,
    availability: v.looseObject({ days: list, parts: list }),
    maxDoors: count,
  }),
  matches: v.looseObject({
    id,
    requestId: id,
    offerId: id,
    state: text,
    reasons: v.array(v.looseObject({ code: text })),
    history: v.array(v.looseObject({ state: text, at: text })),
  }),
  rounds: v.looseObject({
    id,
    name: text,
    date: text,
    volunteerIds: v.array(id),
    stops: v.array(v.looseObject({ id, listingIds: v.array(id), location: v.looseObject({}) })),
  }),
  sheets: v.looseObject({
    id,
    number: count,
    roundId: text,
    state: text,
    html: text,
    rows: v.array(v.looseObject({ number: count, listingIds: v.array(id) })),
    returns: v.array(v.looseObject({ number: count, outcome: text })),
  }),
  outbox: v.looseObject({
    id,
    listingId: id,
    state: text,
    operation: v.looseObject({ type: v.picklist(['create', 'update', 'delete']) }),
  }),
  conflicts: v.looseObject({ id, listingId: id, field: text }),
  deletedListings: v.looseObject({ id, version: count }),
  syncRuns: v.looseObject({ id, startedAt: text, rejected: list }),
  quartiers: v.looseObject({ id, name: text, polygons: list }),
  addresses: v.looseObject({ id, street: text, postcode: text, city: text, numbers: list, lats: list, lons: list }),
  settings: v.looseObject({ key: id }),
  audit: v.looseObject({ id, at: text, action: text }),
} as const;

export type BackupTable = keyof typeof rowSchemas;
export const backupTables = Object.keys(rowSchemas) as readonly BackupTable[];

/** The field that names a row of this table. */
export function rowKeyOf(table: BackupTable, row: BackupRow): string {
  return String(row[table === 'overlays' ? 'listingId' : table === 'settings' ? 'key' : 'id']);
}

/** Deeper than anything that Palier keeps: an outline of a quartier has six levels. */
const deepest = 40;

/** A row that can be written: of the right shape, and with nothing in it that could reach beyond itself. */
export function isRowOf(table: BackupTable, value: unknown): value is BackupRow {
  return v.is(rowSchemas[table], value) && isHarmless(value, 0);
}

/** No key that would be taken for a prototype, and no depth that would exhaust whoever walks through it. */
function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((member) => isHarmless(member, depth + 1));
  return Object.entries(value).every(([key, member]) => key !== '__proto__' && isHarmless(member, depth + 1));
}

import { isDeepStrictEqual } from 'node:util';
import type { Listing, ListingFields } from '../../shared/domain/listing.ts';
import type { Conflict, ListingRecord, OutboxEntry } from '../../shared/sync/records.ts';
import { sameField, writableFields, type WritableField } from '../../shared/sync/writable-fields.ts';
import type { UserEdit } from './laptop.ts';
import type { Mode } from './schedule.ts';
import type { Written } from './simulated-city.ts';

/** What a laptop holds at the end. */
interface Laptop {
  readonly name: string;
  readonly disk: {
    readonly listings: ReadonlyMap<string, ListingRecord>;
    readonly outbox: ReadonlyMap<string, OutboxEntry>;
    readonly conflicts: readonly Conflict[];
    /** Listings that were taken away as deleted, and shown again later. */
    readonly zombies: ReadonlySet<string>;
  };
}

/** What is judged, wherever it was played: in memory or over a real network, on real disks. */
export interface Ending {
  readonly mode: Mode;
  readonly restored: boolean;
  readonly edits: readonly UserEdit[];
  readonly laptops: readonly Laptop[];
  readonly city: {
    readonly listings: readonly Listing[];
    readonly history: readonly Written[];
    readonly undone: readonly (readonly Written[])[];
    etagOf(listing: Listing): string;
  };
}

/** What must hold once everything has healed. Each broken promise in a sentence. */
export function brokenPromises(story: Ending): string[] {
  return [
    ...story.laptops.flatMap((laptop) => [
      ...notTheCity(story, laptop),
      ...notSent(story, laptop),
      ...ownConflicts(story, laptop),
      ...askedAgain(story, laptop),
    ]),
    ...lostEdits(story),
    ...silentOverwrites(story),
    ...halves(story),
    ...strangers(story),
    ...comeBack(story),
    ...appliedTwice(story),
  ];
}

/** Replicas equal the city. */
function notTheCity({ city }: Ending, laptop: Laptop): string[] {
  const held = [...laptop.disk.listings.values()].filter((record) => record.base !== null);
  const theirs = new Map(city.listings.map((listing) => [listing.id, listing]));
  const broken = held.flatMap((record) => {
    const listing = theirs.get(record.id);
    theirs.delete(record.id);
    if (!listing) return [`${laptop.name} holds ${record.id}, which the city has not`];
    if (!isDeepStrictEqual(record.base, listing)) return [`${laptop.name} holds another ${record.id} than the city`];
    if (record.etag !== city.etagOf(listing)) return [`${laptop.name} holds another ETag of ${record.id}`];
    return [];
  });
  return [...broken, ...[...theirs.keys()].map((id) => `${laptop.name} lacks ${id}`)];
}

/** Outboxes are empty, or hold what is parked for a good reason; local changes are there only with an entry. */
function notSent({ mode }: Ending, laptop: Laptop): string[] {
  const good = new Set(mode === 'whole' || mode === 'no-cursor' || mode === 'no-condition' ? [] : ['to-report']);
  good.add('invalid');
  // Only without preconditions can the city move between our reading and our writing.
  if (mode === 'no-condition') good.add('conflict');
  const entries = [...laptop.disk.outbox.values()];
  const bad = entries.filter((entry) => entry.state !== 'parked' || !good.has(entry.reason ?? ''));
  const waiting = new Set(entries.map((entry) => entry.listingId));
  const hanging = [...laptop.disk.listings.values()].filter(
    (record) => record.local !== null && !waiting.has(record.id),
  );
  return [
    ...bad.map(
      (entry) => `${laptop.name} keeps ${entry.operation.type} of ${entry.listingId}: ${entry.state} ${entry.reason}`,
    ),
    ...hanging.map((record) => `${laptop.name} has changes of ${record.id} that nothing will send`),
    ...refusedForNothing(laptop),
  ];
}

/** Only what the city's rules refuse may be `invalid`. */
function refusedForNothing(laptop: Laptop): string[] {
  const invalid = [...laptop.disk.outbox.values()].filter((entry) => entry.reason === 'invalid');
  return invalid
    .filter((entry) => !laptop.disk.listings.get(entry.listingId)?.local?.title.startsWith('refused'))
    .map((entry) => `${laptop.name}: the ${entry.operation.type} of ${entry.listingId} was refused as invalid`);
}

/** One's own writes never come back as conflicts. After a restoration they may: that is how they are saved. */
function ownConflicts({ edits, restored }: Ending, laptop: Laptop): string[] {
  if (restored) return [];
  const own = edits.filter((edit) => edit.by === laptop.name);
  return laptop.disk.conflicts.flatMap(({ field, theirs, listingId }) => {
    if (field === 'deleted' || !tellsItsWriter.has(field) || theirs === null) return [];
    const mine = own.some((edit) => edit.id === listingId && says(edit.change, field, theirs));
    return mine ? [`${laptop.name}: its own ${field} of ${listingId} came back as a conflict`] : [];
  });
}

/**
 * Nobody is asked about a word that the city has taken: a lost reply is told again (decision 031), so what somebody has
 * made of it since is a later word, and no conflict. Without preconditions, and after a restoration, nobody can know.
 */
function askedAgain({ city, mode, restored }: Ending, laptop: Laptop): string[] {
  if (mode === 'no-condition' || restored) return [];
  const taken = city.history.filter(({ by, after }) => by === laptop.name && after !== null);
  return laptop.disk.conflicts.flatMap(({ field, ours, listingId }) => {
    if (field === 'deleted' || !tellsItsWriter.has(field) || ours === null) return [];
    const own = taken.some(({ id, asked }) => id === listingId && says(asked, field, ours));
    return own ? [`${laptop.name} is asked about its ${field} of ${listingId}, which the city had taken`] : [];
  });
}

/** Fields whose values are written once in a schedule. */
const tellsItsWriter: ReadonlySet<string> = new Set(['title', 'description', 'walkingLimit', 'location', 'contact']);

/**
 * Every edit stands in the city's history, under a later edit of the same user, or in a conflict inbox; or it is parked,
 * where its user still sees it.
 */
function lostEdits(story: Ending): string[] {
  // Without a cursor that it could refuse, a restored city that has written past our version shows no sign (decision 032).
  if (story.mode === 'no-cursor' && story.restored) return [];
  return story.edits.flatMap((edit, order) => {
    const laptop = story.laptops.find(({ name }) => name === edit.by);
    if (!laptop) return [];
    const later = story.edits.slice(order + 1).filter(({ by, id }) => by === edit.by && id === edit.id);
    if (edit.change === null)
      return deleteStands(story, laptop, edit) ? [] : [`${edit.by}: lost the deletion of ${edit.id}`];
    return fieldsIn(edit.change)
      .filter((field) => !later.some(({ change }) => change === null || field in change))
      .filter((field) => !editStands(story, laptop, edit, field))
      .map((field) => `${edit.by}: lost ${field} of ${edit.id}: ${JSON.stringify(edit.change?.[field])}`);
  });
}

function editStands(story: Ending, laptop: Laptop, edit: UserEdit, field: WritableField): boolean {
  const { change, base } = edit;
  // Put back to what the city last said, before anything was sent: nothing is asked of it.
  if (base !== null && holds(base, edit, field)) return true;
  const has = (fields: Partial<ListingFields> | null | undefined) => holds(fields, edit, field);
  const said = (written: Written) =>
    written.id === edit.id && (has(written.after) || (written.by === edit.by && has(written.asked)));
  if (story.city.history.some(said)) return true;
  if (story.city.undone.some((history) => supersededIn(history, edit, field, said))) return true;
  const record = laptop.disk.listings.get(edit.id);
  const parked = [...laptop.disk.outbox.values()].some(
    (entry) => entry.listingId === edit.id && entry.state === 'parked',
  );
  if (parked && has(record?.local)) return true;
  // What two users said alike is kept once, by the one whom the city had answered.
  const inboxes = story.laptops.flatMap(({ disk }) => disk.conflicts);
  return inboxes.some((conflict) => {
    if (conflict.listingId !== edit.id) return false;
    if (conflict.field === 'deleted') return has(conflict.ours as ListingFields | null);
    return conflict.field === field && change !== null && has({ [field]: conflict.ours });
  });
}

/** In a history that a restoration undid: it was said, and something later had taken its place already. */
function supersededIn(
  history: readonly Written[],
  edit: UserEdit,
  field: WritableField,
  said: (written: Written) => boolean,
): boolean {
  const at = history.findIndex(said);
  const after = history.slice(at + 1).filter((written) => written.id === edit.id);
  return at >= 0 && after.some((written) => written.after === null || !holds(written.after, edit, field));
}

function deleteStands(story: Ending, laptop: Laptop, edit: UserEdit): boolean {
  const entries = [...laptop.disk.outbox.values()];
  if (entries.some((entry) => entry.listingId === edit.id && entry.state === 'parked')) return true;
  if (!story.city.listings.some(({ id }) => id === edit.id)) return true;
  return laptop.disk.conflicts.some((conflict) => conflict.listingId === edit.id && conflict.field === 'deleted');
}

/** Does `fields` say what the edit said? Of a set, what the edit added is in, what it took out is out. */
function holds(fields: Partial<ListingFields> | null | undefined, edit: UserEdit, field: WritableField): boolean {
  const { change } = edit;
  if (!fields || fields[field] === undefined || change === null) return false;
  if (field !== 'availability') return says(change, field, fields[field]);
  const before = new Set<string>(edit.seen?.availability.days);
  const wanted = new Set<string>(change.availability?.days);
  const now = new Set<string>(fields.availability?.days);
  return [...new Set([...before, ...wanted])].every(
    (day) => before.has(day) === wanted.has(day) || wanted.has(day) === now.has(day),
  );
}

function says(change: Partial<ListingFields> | null, field: string, value: unknown): boolean {
  const mine = change?.[field as WritableField];
  return mine !== undefined && isDeepStrictEqual(mine, value);
}

/** Nobody's text is replaced by someone who had not seen it when writing. */
function silentOverwrites({ city, edits, mode, restored }: Ending): string[] {
  // Without preconditions nobody can promise it; after a restoration « seen » has lost its meaning.
  if (mode === 'no-condition' || restored) return [];
  return city.history.flatMap(({ by, id, before, after }) => {
    if (by === 'city' || before === null || after === null) return [];
    return fieldsIn(after)
      .filter((field) => tellsItsWriter.has(field) && !sameField(field, before, after))
      .filter((field) => {
        const own = edits.filter((edit) => edit.by === by && edit.id === id);
        const edit = own.find(({ change }) => says(change, field, after[field]));
        const replacedOwn = own.some(({ change }) => says(change, field, before[field]));
        const seen = edit?.base && isDeepStrictEqual(edit.base[field], before[field]);
        return !seen && !replacedOwn;
      })
      .map((field) => `${by} replaced the ${field} of ${id} without having seen it: ${JSON.stringify(before[field])}`);
  });
}

/** A place or a contact is one that somebody wrote, whole. */
function halves({ city, edits }: Ending): string[] {
  return (['location', 'contact'] as const).flatMap((field) => {
    const written = edits.flatMap(({ change }) => change?.[field] ?? []);
    const atCityHall = city.history.filter(({ by }) => by === 'city').flatMap(({ asked }) => asked[field] ?? []);
    const known = [...written, ...atCityHall];
    return city.listings
      .filter((listing) => listing[field] !== null && !known.some((one) => isDeepStrictEqual(one, listing[field])))
      .map((listing) => `the ${field} of ${listing.id} is made of halves: ${JSON.stringify(listing[field])}`);
  });
}

/** Members that clients do not know are still as the city wrote them. */
function strangers({ city }: Ending): string[] {
  const first = new Map<string, unknown>();
  for (const { id, after } of city.history) if (after && !first.has(id)) first.set(id, after['moderation']);
  return city.listings
    .filter((listing) => !isDeepStrictEqual(listing['moderation'], first.get(listing.id)))
    .map((listing) => `${listing.id} has lost what the clients do not know`);
}

/** No tombstone comes back, at the city or, for a moment, on a laptop. */
function comeBack({ city, laptops, restored }: Ending): string[] {
  if (restored) return [];
  const buried = new Set<string>();
  const broken = city.history.flatMap(({ id, after }) => {
    if (after === null) buried.add(id);
    return after !== null && buried.has(id) ? [`${id} came back from the dead`] : [];
  });
  const zombies = laptops.flatMap(({ name, disk }) =>
    [...disk.zombies].map((id) => `${name} showed ${id} again after its end`),
  );
  return [...broken, ...zombies];
}

/**
 * Each edit is applied at most once, and nothing is applied that nobody did: a laptop brings a value, or takes a day in or
 * out, no more often than its user did. (A status may take several steps.)
 */
function appliedTwice({ city, edits, mode, restored }: Ending): string[] {
  if (restored) return [];
  const balance = new Map<string, number>();
  // Without preconditions a set is written whole over one that came in between (decision 033).
  const told = (effect: string) => mode !== 'no-condition' || !effect.startsWith('day ');
  const add = (key: string, count: number) => balance.set(key, (balance.get(key) ?? 0) + count);
  for (const { by, id, change, seen } of edits) {
    if (change) for (const effect of effects(seen, change).filter(told)) add(`${by}: ${id} ${effect}`, 1);
  }
  for (const { by, id, before, after } of city.history) {
    if (by !== 'city' && after)
      for (const effect of effects(before, after).filter(told)) add(`${by}: ${id} ${effect}`, -1);
  }
  return [...balance].filter(([, count]) => count < 0).map(([key]) => `${key} was applied more often than done`);
}

function effects(before: ListingFields | null, after: Partial<ListingFields>): string[] {
  const days = after.availability?.days ?? before?.availability.days ?? [];
  const daysBefore = before?.availability.days ?? [];
  const others = fieldsIn(after)
    .filter((field) => field !== 'status' && field !== 'availability' && field !== 'urgency')
    .filter((field) => after[field] !== null && !isDeepStrictEqual(before?.[field], after[field]))
    .map((field) => `${field} = ${inOneOrder(after[field])}`);
  return [
    ...others,
    ...days.filter((day) => !daysBefore.includes(day)).map((day) => `day +${day}`),
    ...daysBefore.filter((day) => !days.includes(day)).map((day) => `day -${day}`),
  ];
}

/** A database gives the members of an object back in an order of its own. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, typeof value === 'object' && value !== null ? Object.keys(value).sort() : null);
}

function fieldsIn(fields: Partial<ListingFields>): WritableField[] {
  return writableFields.filter((field) => field in fields);
}

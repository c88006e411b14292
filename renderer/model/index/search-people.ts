import type { Neighbour } from '../../../shared/domain/neighbour.ts';
import {
  nameFields,
  nameKey,
  neighbourOnScreen,
  nameOnScreen,
  nameToSort,
  type PersonName,
  readName,
  readNameFields,
} from '../../../shared/domain/person-name.ts';
import { phoneDigits, phoneKey } from '../../../shared/domain/phone.ts';
import { foldForSearch } from '../../../shared/text/fold.ts';
import type { DeskContact } from './desk-entry.ts';
import type { PersonHit } from './desk-query.ts';
import { searchWords } from './search-words.ts';

const most = 20;

/**
 * Neighbours and contacts whose name, telephone or e-mail holds every word, neighbours first. A contact of
 * several listings is one person when name and telephone (or e-mail) agree; one that is a known neighbour
 * is shown once, as the neighbour.
 */
export function searchPeople(
  text: string,
  neighbours: Iterable<{ readonly neighbour: Neighbour; readonly listingIds: readonly string[] }>,
  contacts: Iterable<DeskContact>,
): PersonHit[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const hits = new Map<string, PersonHit>();
  const fits = (...fields: (string | null)[]) => {
    const searched = foldForSearch(fields.filter(Boolean).join(' '));
    return words.every((word) => searched.includes(word));
  };

  for (const { neighbour, listingIds } of neighbours) {
    const { id, firstName, lastName, phones, email, location } = neighbour;
    if (!fits(firstName, lastName, ...phones.map(phoneDigits), email)) continue;
    const hit: PersonHit = {
      id,
      neighbourId: id,
      person: neighbourOnScreen(neighbour),
      firstName,
      lastName,
      phone: phones[0] ?? null,
      email,
      address: location?.label ?? null,
      lat: location?.lat ?? null,
      lon: location?.lon ?? null,
      listingIds,
    };
    const known = readNameFields(firstName, lastName);
    for (const phone of [...phones, null]) hits.set(identity(known, phone, email), hit);
  }

  for (const { listingId, name, phone, email, location } of contacts) {
    if (!fits(name, phone && phoneDigits(phone), email)) continue;
    const read = readName(name);
    const key = identity(read, phone, email);
    const known = hits.get(key);
    if (known) {
      if (!known.listingIds.includes(listingId)) {
        hits.set(key, { ...known, listingIds: [...known.listingIds, listingId] });
      }
      continue;
    }
    hits.set(key, {
      id: listingId,
      neighbourId: null,
      person: nameOnScreen(read),
      ...nameFields(name),
      phone,
      email,
      address: location?.label ?? null,
      lat: location?.lat ?? null,
      lon: location?.lon ?? null,
      listingIds: [listingId],
    });
  }
  return unique([...hits.values()]).slice(0, most);
}

/** Two people with one name stay two unless a telephone or an e-mail says otherwise. */
function identity(name: PersonName, phone: string | null, email: string | null): string {
  return `${nameKey(name)}|${phone ? phoneKey(phone) : (email ?? '').toLowerCase()}`;
}

function unique(hits: readonly PersonHit[]): PersonHit[] {
  const byId = new Map<string, PersonHit>();
  for (const hit of hits) {
    const listingIds = [...new Set([...(byId.get(hit.id)?.listingIds ?? []), ...hit.listingIds])];
    byId.set(hit.id, { ...hit, listingIds });
  }
  return [...byId.values()].sort(
    (a, b) =>
      Number(a.neighbourId === null) - Number(b.neighbourId === null) || sortKey(a).localeCompare(sortKey(b), 'fr'),
  );
}

function sortKey({ firstName, lastName }: PersonHit): string {
  return nameToSort(readNameFields(firstName, lastName));
}

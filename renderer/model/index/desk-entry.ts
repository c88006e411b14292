import type { Neighbour } from '../../../shared/domain/neighbour.ts';
import { phoneDigits } from '../../../shared/domain/phone.ts';
import type { Location } from '../../../shared/domain/place.ts';
import type { Quartier } from '../../../shared/domain/quartier.ts';
import { foldForSearch } from '../../../shared/text/fold.ts';
import { personOf } from '../../../shared/domain/person-name.ts';
import { canBeVisited } from '../../../shared/domain/visitable.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import type { ListingRow } from './desk-query.ts';

/** The person behind a listing that is not linked to a neighbour, as the city gave it. */
export interface DeskContact {
  readonly listingId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly location: Location | null;
}

/** What the desk keeps in memory for one listing. */
export interface DeskEntry {
  readonly row: ListingRow;
  /** All that the search looks into, folded. */
  readonly search: string;
  readonly contact: DeskContact | null;
  readonly sortTitle: string;
  readonly sortPerson: string;
  readonly sortQuartier: string;
}

/** What other tables say about a listing. */
export interface DeskSurroundings {
  readonly neighbour: Neighbour | null;
  readonly quartier: Quartier | null;
  readonly toSend: boolean;
}

export function deskEntry(record: ListingRecord, { neighbour, quartier, toSend }: DeskSurroundings): DeskEntry {
  const listing = currentListing(record);
  const person = personOf(listing, neighbour);
  const row: ListingRow = {
    id: record.id,
    kind: listing.kind,
    category: listing.category,
    title: listing.title,
    person,
    personId: neighbour?.id ?? null,
    quartierId: quartier?.id ?? null,
    quartier: quartier?.name ?? '',
    status: listing.status,
    urgency: listing.urgency,
    since: Date.parse(listing.createdAt),
    metres: null,
    lat: listing.location?.lat ?? null,
    lon: listing.location?.lon ?? null,
    capacity: listing.capacity,
    visitable: canBeVisited(listing, neighbour),
    toSend,
  };
  const names = neighbour ? `${neighbour.firstName} ${neighbour.lastName}` : (listing.contact?.name ?? '');
  const phones = neighbour ? neighbour.phones : [listing.contact?.phone ?? ''];
  return {
    row,
    search: foldForSearch(
      [listing.title, names, listing.location?.label ?? '', row.quartier, ...phones.map(phoneDigits)].join('\n'),
    ),
    contact:
      listing.contact && !neighbour ? { listingId: record.id, ...listing.contact, location: listing.location } : null,
    sortTitle: foldForSearch(listing.title),
    sortPerson: foldForSearch(person),
    sortQuartier: foldForSearch(row.quartier),
  };
}

import { type Doorstep, doorstepOf, sameDoorstep } from '../domain/address/doorstep.ts';
import { foldForSearch } from '../text/fold.ts';
import { isOpen, type Listing, type ListingFields } from '../domain/listing.ts';
import { personKeys, samePerson } from '../matching/person-keys.ts';
import { straightMetres } from '../routing/walking-metres.ts';
import { type FieldConflict, mergeListing, type MergedListing } from './merge-listing.ts';

/** Two addresses typed by two people may be placed a house apart. */
const oneHouse = 40;

/**
 * The city's listing that somebody has probably typed on its platform from ours: open, of the same kind, with the same
 * title and the same person or address; or all of these and the category, under another title. The title alone counts
 * where neither person nor address can be compared. It is only ever proposed: two people may ask for the same thing.
 */
export function likelyTwin(ours: Listing, candidates: Iterable<Listing>): Listing | null {
  let best: { readonly theirs: Listing; readonly signs: number } | null = null;
  for (const theirs of candidates) {
    const signs = signsOf(ours, theirs);
    if (signs === 0 || (best && signs < best.signs)) continue;
    if (!best || signs > best.signs || theirs.createdAt > best.theirs.createdAt) best = { theirs, signs };
  }
  return best?.theirs ?? null;
}

function signsOf(ours: Listing, theirs: Listing): number {
  if (theirs.kind !== ours.kind || !isOpen(theirs.status)) return 0;
  const title = sameText(ours.title, theirs.title);
  const contact = ours.contact && theirs.contact && sameContact(ours, theirs);
  const place = ours.location && theirs.location && samePlace(ours, theirs);
  if (title) return contact || place ? 1 + Number(contact) + Number(place) : Number(contact === null && place === null);
  return contact && place && ours.category === theirs.category ? 2 : 0;
}

/**
 * What the city's copy becomes when ours is joined to it. It has been typed from ours: what reads the same is the city's,
 * as is what ours does not say; what reads otherwise goes to the inbox, and the status goes on from there if ours has
 * moved since the deposit. `known`: the person is kept among the neighbours, so that a city which shows no contact takes nothing away.
 */
export function mergeTwin(ours: ListingFields, theirs: Listing, known: boolean): MergedListing {
  const alike: ListingFields = {
    ...ours,
    status: theirs.status,
    title: sameText(ours.title, theirs.title) ? theirs.title : ours.title,
    description: sameText(ours.description || theirs.description, theirs.description)
      ? theirs.description
      : ours.description,
    location: !ours.location || samePlace(ours, theirs) ? theirs.location : ours.location,
    contact: !ours.contact || sameContact(ours, theirs) || (known && !theirs.contact) ? theirs.contact : ours.contact,
  };
  const { listing, conflicts } = mergeListing(null, alike, theirs);
  const moved = mergeListing({ ...theirs, status: 'pending' }, { ...theirs, status: ours.status }, theirs);
  const all: readonly FieldConflict[] = [...conflicts, ...moved.conflicts];
  return { listing: { ...listing, status: moved.listing.status }, conflicts: all };
}

function sameText(one: string, other: string): boolean {
  return foldForSearch(one) === foldForSearch(other);
}

function sameContact(one: ListingFields, other: ListingFields): boolean {
  if (!one.contact || !other.contact) return one.contact === other.contact;
  return samePerson(personKeys(one, null), personKeys(other, null)) || sameText(one.contact.name, other.contact.name);
}

/** « 12 rue des Vignes » is « 12, Rue des Vignes, 94230 Cachan » in the city. */
function samePlace(one: ListingFields, other: ListingFields): boolean {
  if (!one.location || !other.location) return one.location === other.location;
  const sameLabel = sameAddress(doorstepOf(one.location.label), doorstepOf(other.location.label));
  return sameLabel || straightMetres(one.location, other.location) <= oneHouse;
}

function sameAddress(here: Doorstep, there: Doorstep): boolean {
  if (here.number !== '' || there.number !== '') return sameDoorstep(here, there);
  return here.street !== '' && here.street === there.street;
}

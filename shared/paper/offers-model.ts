import { type KnownCategory, knownCategories } from '../domain/category.ts';
import type { Listing } from '../domain/listing.ts';
import { contains } from '../domain/quartier-of.ts';
import { walkingMetres } from '../routing/walking-metres.ts';
import { availabilityOnPaper, categoryOnPaper, distanceOnPaper } from './paper-words.ts';
import { offersThatFit } from './offers-that-fit.ts';
import type { PaperRow, RoundSheetModel, SheetSource } from './sheet-model.ts';

/** An open listing and the person behind it, already reduced to what paper may show. */
export interface OfferSource {
  readonly listing: Listing;
  readonly neighbourId: string | null;
  readonly person: string;
}

interface NearOffer {
  readonly neighbourId: string | null;
  readonly category: string;
  readonly word: string;
  readonly person: string;
  readonly detail: string;
}

/** One page in large print, for one person of the round. */
export interface OffersPage {
  readonly neighbourId: string | null;
  readonly person: string;
  readonly offers: readonly NearOffer[];
}

const mostOffers = 7;
const farthest = 2000;

/** For each person with a request: the offers that answer it, nearest on foot first, then the other offers nearby. */
export function offersPages(
  source: SheetSource,
  model: RoundSheetModel,
  published: readonly OfferSource[],
): OffersPage[] {
  const offers = published.filter(
    ({ listing, person }) => listing.kind === 'offer' && listing.location && person !== '',
  );
  return model.rows
    .filter((row) => row.person !== '')
    .map((row) => ({
      neighbourId: row.stop.neighbourId,
      person: row.person,
      offers: offersThatFit(row.person, offersNear(source, row, offers), model.settings),
    }))
    .filter((page) => page.offers.length > 0);
}

function offersNear(source: SheetSource, row: PaperRow, offers: readonly OfferSource[]): NearOffer[] {
  const wanted = new Set(row.stop.listingIds.flatMap((id) => source.listings.get(id)?.category ?? []));
  return offers
    .filter((offer) => offer.neighbourId === null || offer.neighbourId !== row.stop.neighbourId)
    .map(({ listing, person, neighbourId }) => ({
      listing,
      person,
      neighbourId,
      metres: listing.location ? walkingMetres(row.stop.location, listing.location) : Infinity,
      first: wanted.has(listing.category) ? 0 : 1,
    }))
    .filter(({ metres }) => metres <= farthest)
    .sort((a, b) => a.first - b.first || a.metres - b.metres)
    .slice(0, mostOffers)
    .map(({ listing, person, neighbourId, metres }) => ({
      neighbourId,
      category: listing.category,
      word: categoryOnPaper(listing.category),
      person,
      detail: [
        metres < 30 ? 'dans votre immeuble ou tout près' : `à ${distanceOnPaper(metres)} à pied`,
        availabilityOnPaper(listing.availability),
      ]
        .filter(Boolean)
        .join(', '),
    }));
}

export interface GapLine {
  readonly category: KnownCategory;
  readonly word: string;
  readonly offers: number;
  readonly requests: number;
}

/** What a quartier offers and looks for, in numbers alone; the widest gap first. Places outside every quartier do not count. */
export function posterGaps(source: SheetSource, published: readonly OfferSource[]): GapLine[] {
  const here = published.filter(
    ({ listing }) =>
      source.quartier === null || (listing.location !== null && contains(source.quartier.polygons, listing.location)),
  );
  const count = (kind: Listing['kind'], category: string) =>
    here.filter(({ listing }) => listing.kind === kind && listing.category === category).length;
  return knownCategories
    .map((category) => ({
      category,
      word: categoryOnPaper(category),
      offers: count('offer', category),
      requests: count('request', category),
    }))
    .filter(({ category, offers, requests }) => category !== 'other' && offers + requests > 0)
    .sort((a, b) => b.requests - b.offers - (a.requests - a.offers) || b.requests - a.requests);
}

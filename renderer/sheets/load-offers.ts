import { isLive } from '../../shared/domain/listing.ts';
import { isActiveMatch } from '../../shared/domain/match.ts';
import { mayGoOut } from '../../shared/domain/visitable.ts';
import { db } from '../db/open-database.ts';
import { currentListing } from '../db/records.ts';
import type { OfferSource } from '../../shared/paper/offers-model.ts';
import { contactOnPaper, personOnPaper } from '../../shared/paper/person-on-paper.ts';

/** Every listing that a poster counts or that a neighbour may be told of, with who is behind it as paper shows them. */
export async function loadPublished(): Promise<OfferSource[]> {
  const database = db();
  const [records, overlays] = await Promise.all([database.listings.toArray(), database.overlays.toArray()]);
  const personIds = new Map(overlays.map((overlay) => [overlay.listingId, overlay.neighbourId]));
  const open = records.map(currentListing).filter(({ status }) => isLive(status));
  const ids = [...new Set(open.flatMap((listing) => personIds.get(listing.id) ?? []))];
  const people = await database.neighbours.bulkGet(ids);
  const known = new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
  return open.flatMap((listing) => {
    const neighbourId = personIds.get(listing.id) ?? null;
    const neighbour = neighbourId === null ? undefined : known.get(neighbourId);
    if (!mayGoOut(listing, neighbour)) return [];
    const person = neighbour ? personOnPaper(neighbour) : contactOnPaper(listing.contact?.name ?? '');
    return [{ listing, neighbourId, person }];
  });
}

/** For each request of the round that a helper has been proposed for, the offer that answers it. */
export async function loadHelpers(requestIds: readonly string[]): Promise<Map<string, string>> {
  const matches = await db().matches.where('requestId').anyOf(requestIds).toArray();
  return new Map(
    matches.filter((match) => isActiveMatch(match.state)).map((match) => [match.requestId, match.offerId]),
  );
}

import { agreesTo } from '../domain/consent.ts';
import { formatPhone } from '../domain/phone.ts';
import { mayGoOut } from '../domain/visitable.ts';
import type { OfferSource } from './offers-model.ts';
import type { PaperRow, RoundSheetModel, SheetSource } from './sheet-model.ts';

/** What one helper needs for one person; the only paper that may carry a telephone. */
export interface HelperCard {
  readonly row: PaperRow;
  readonly helper: string;
  /** Only with this person’s consent to be called by a helper; else the association passes the message on. */
  readonly phone: string;
}

/** One card for each household of the round that a helper has been found for. `helpers`: request → offer. */
export function helperCards(
  source: SheetSource,
  model: RoundSheetModel,
  published: readonly OfferSource[],
  helpers: ReadonlyMap<string, string>,
): HelperCard[] {
  const people = new Map(published.map(({ listing, person }) => [listing.id, person]));
  return model.rows.flatMap((row) => {
    const offerId = goingOut(source, row)
      .flatMap((id) => helpers.get(id) ?? [])
      .at(0);
    if (offerId === undefined) return [];
    return [{ row, helper: people.get(offerId) ?? '', phone: sharedPhone(source, row) }];
  });
}

function sharedPhone(source: SheetSource, row: PaperRow): string {
  const person = row.stop.neighbourId === null ? undefined : source.neighbours.get(row.stop.neighbourId);
  const agreed = person !== undefined && agreesTo(person.consents, 'share-with-helper');
  return agreed && person.phones[0] ? formatPhone(person.phones[0]) : '';
}

/** Requests of this row that a helper may still be told of. */
function goingOut({ listings, neighbours }: SheetSource, { stop }: PaperRow): string[] {
  const behind = neighbours.get(stop.neighbourId ?? '');
  return stop.listingIds.filter((id) => {
    const listing = listings.get(id);
    return listing !== undefined && mayGoOut(listing, behind);
  });
}

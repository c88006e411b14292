import type { ListingFields } from '../../../../shared/domain/listing.ts';
import { ownFetchHeader } from '../../../../shared/shell.ts';

/** All arms ask the same server for the same pages. */
export const pageSize = 1000;

export interface CityListing {
  readonly id: string;
  readonly version: number;
  readonly deleted?: boolean;
}

export interface CityPage {
  readonly items: readonly CityListing[];
  readonly next_cursor: string;
  readonly has_more: boolean;
}

/** The host answers for the city to what bears it alone. */
const own = { [ownFetchHeader]: '1' };

export async function readPage(cursor: string | null): Promise<CityPage> {
  const query = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const reply = await fetch(`/city/v1/listings?limit=${pageSize}${query}`, { headers: own });
  if (!reply.ok) throw new Error(`the city answered ${reply.status}`);
  return (await reply.json()) as CityPage;
}

/** What the city holds after the change, or, where it had changed meanwhile, instead of it. */
export async function sendChange(
  { id, version }: CityListing,
  patch: Partial<ListingFields>,
): Promise<{ readonly accepted: boolean; readonly listing: CityListing }> {
  const reply = await fetch(`/city/v1/listings/${id}`, {
    method: 'PATCH',
    headers: {
      ...own,
      'content-type': 'application/merge-patch+json',
      'if-match': `"${version}"`,
      'operation-id': crypto.randomUUID(),
    },
    body: JSON.stringify(patch),
  });
  if (reply.ok) return { accepted: true, listing: (await reply.json()) as CityListing };
  if (reply.status !== 412) throw new Error(`the city answered ${reply.status}`);
  await reply.arrayBuffer();
  const current = await fetch(`/city/v1/listings/${id}`, { headers: own });
  return { accepted: false, listing: (await current.json()) as CityListing };
}

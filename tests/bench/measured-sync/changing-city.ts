import type { City } from '../../city/server.ts';
import { contentHash } from './canonical-content.ts';

export type ChangingCity = Pick<City, 'address' | 'tokens' | 'sql'>;

export async function liveIds({ sql }: ChangingCity): Promise<string[]> {
  return (await sql('SELECT id FROM listings WHERE NOT deleted ORDER BY id')).map(({ id }) => id as string);
}

/** The city changes `count` listings somewhere in all of them, and deletes some of these. */
export async function changeListings(
  { sql }: ChangingCity,
  { count, deleted, seed }: { count: number; deleted: number; seed: number },
): Promise<void> {
  await sql(
    `WITH chosen AS (
       SELECT id, row_number() OVER (ORDER BY md5(id::text || $1)) AS place FROM listings WHERE NOT deleted
     )
     UPDATE listings l SET version = version + 1, updated_at = date_trunc('milliseconds', now()), deleted = place <= $3,
       document = CASE WHEN place <= $3 THEN '{}' ELSE jsonb_set(document, '{title}', to_jsonb($1::text)) END
     FROM chosen WHERE chosen.id = l.id AND place <= $2`,
    [`changé ${seed}`, count, deleted],
  );
}

export async function retitle({ sql }: ChangingCity, ids: readonly string[], title: string): Promise<void> {
  await sql(
    `UPDATE listings SET version = version + 1, updated_at = date_trunc('milliseconds', now()),
       document = jsonb_set(document, '{title}', to_jsonb($2::text)) WHERE id = ANY($1::uuid[])`,
    [ids, title],
  );
}

/** Hash of every listing that the city would give out now. */
export async function contentOf({ address, tokens }: ChangingCity): Promise<string> {
  const listings: object[] = [];
  let cursor = '';
  for (;;) {
    const reply = await fetch(`${address}/v1/listings?limit=2000${cursor}`, {
      headers: { authorization: `Bearer ${tokens.full}` },
    });
    const page = (await reply.json()) as { items: { deleted?: boolean }[]; next_cursor: string; has_more: boolean };
    listings.push(...page.items.filter((item) => !item.deleted));
    if (!page.has_more) return contentHash(listings);
    cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
  }
}

import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type { City } from '../city/server.ts';

/** Listings that the city has had all along. */
export async function putInCity(city: City, listings: readonly object[]): Promise<void> {
  await city.sql(
    `INSERT INTO listings (id, version, document, created_at, updated_at)
     SELECT (item->>'id')::uuid, (item->>'version')::integer, item - ARRAY['id', 'version', 'createdAt', 'updatedAt'],
            (item->>'createdAt')::timestamptz, (item->>'updatedAt')::timestamptz
     FROM jsonb_array_elements($1::jsonb) AS given (item)`,
    [JSON.stringify(listings)],
  );
}

async function ask({ address, tokens }: City, id: string, request: RequestInit): Promise<number> {
  const url = `${address}/v1/listings/${id}`;
  const authorization = `Bearer ${tokens.full}`;
  const etag = (await fetch(url, { headers: { authorization } })).headers.get('etag') ?? '';
  const headers = { authorization, 'if-match': etag, 'operation-id': crypto.randomUUID(), ...request.headers };
  return (await fetch(url, { ...request, headers })).status;
}

/** As somebody at the city hall changes a listing. */
export async function changeInCity(city: City, id: string, patch: object): Promise<void> {
  const body = JSON.stringify(patch);
  const headers = { 'content-type': 'application/merge-patch+json' };
  expect(await ask(city, id, { method: 'PATCH', body, headers })).toBe(200);
}

export async function deleteInCity(city: City, id: string): Promise<void> {
  expect(await ask(city, id, { method: 'DELETE' })).toBe(204);
}

/** As somebody types a listing on the city's own platform: it gets a number there. The rest is as on `like`. */
export async function typeInCity({ address, tokens, sql }: City, like: string, fields: object): Promise<string> {
  const [row] = await sql('SELECT document FROM listings WHERE id = $1', [like]);
  const id = uuidv7();
  const answer = await fetch(`${address}/v1/listings/${id}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${tokens.full}`,
      'content-type': 'application/json',
      'if-none-match': '*',
      'operation-id': crypto.randomUUID(),
    },
    body: JSON.stringify({ ...(row?.['document'] as object), ...fields }),
  });
  expect(answer.status, await answer.text()).toBe(201);
  return id;
}

export interface Row {
  readonly id: string;
  readonly title: string;
}

/** Published listings, each the only one of its title, for it is by their titles that they are found on the laptops. */
export async function pickPublished(city: City, count: number): Promise<readonly Row[]> {
  const rows = await city.sql(
    `SELECT min(id::text) AS id, document->>'title' AS title FROM listings
     GROUP BY document->>'title'
     HAVING count(*) = 1 AND min(document->>'status') = 'published' AND min(document->>'category') <> 'shopping'
     ORDER BY 1 LIMIT ${count}`,
  );
  expect(rows).toHaveLength(count);
  return rows as unknown as Row[];
}

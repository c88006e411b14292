import createClient from 'openapi-fetch';
import * as v from 'valibot';
import type { Listing, ListingFields } from '../domain/listing.ts';
import { accountSchema, type Account } from './account.ts';
import { readListing, readPage, type ReadPage } from './read-listing.ts';
import { isJson, parseJson, readReply, type CityFetch, type ReadReply } from './read-reply.ts';
import { refusalOf, type CityFailure } from './refusal-of.ts';
import type { paths } from './schema.d.ts';

type CityAnswer<Data> = { readonly ok: true; readonly data: Data } | CityFailure;

export interface CityClientOptions {
  /** Where the API is, without `/v1`: the gateway's `/city` on the app's own origin, or a city's address. */
  readonly baseUrl: string;
  readonly fetch: CityFetch;
  /** Largest body that is read; 16 MiB unless told. */
  readonly maxBytes?: number;
}

/** The contract v1, for one run. Nothing that a network or a server can do makes it throw. */
export interface CityClient {
  account(): Promise<CityAnswer<Account>>;
  /** From the beginning when `cursor` is `null`. */
  page(cursor: string | null, limit: number): Promise<CityAnswer<ReadPage>>;
  read(id: string): Promise<CityAnswer<Listing>>;
  create(id: string, fields: ListingFields, operationId: string): Promise<CityAnswer<Listing>>;
  /** `etag` is `null` only where the city has no conditional writes. */
  update(
    id: string,
    patch: Partial<ListingFields>,
    etag: string | null,
    operationId: string,
  ): Promise<CityAnswer<Listing>>;
  delete(id: string, etag: string | null, operationId: string): Promise<CityAnswer<null>>;
  /** Totals since the client was made. */
  traffic(): { readonly requests: number; readonly bytes: number };
}

/** The strong ETag of a listing, which the contract makes from its version. */
export function etagOf(listing: Pick<Listing, 'version'>): string {
  return `"${listing.version}"`;
}

const contract = { 'Palier-Contract': '1' } as const;
const mergePatchType = { 'content-type': 'application/merge-patch+json' } as const;

/**
 * @example
 * const city = createCityClient({ baseUrl: '/city', fetch: (request) => fetch(request, { signal }) });
 * const page = await city.page(null, 1000);
 */
export function createCityClient({ baseUrl, fetch, maxBytes = 16 * 1024 * 1024 }: CityClientOptions): CityClient {
  const traffic = { requests: 0, bytes: 0 };
  const api = createClient<paths>({ baseUrl, redirect: 'manual', cache: 'no-store' });

  /** The library builds the typed request; the reply is read here, capped and checked, and kept from it. */
  async function exchange(send: (fetchIt: CityFetch) => Promise<unknown>): Promise<ReadReply | null> {
    let read: ReadReply | null = null;
    try {
      await send(async (request) => {
        traffic.requests += 1;
        const reply = await fetch(request);
        read = await readReply(reply, maxBytes);
        traffic.bytes += read.bytes;
        return { status: 204, ok: true, headers: reply.headers } as typeof reply;
      });
    } catch {
      // Refused, cut off, timed out, cancelled: the reply, if there was one, is lost.
      return null;
    }
    return read;
  }

  async function ask<Data>(
    asked: 'page' | 'listing' | 'account',
    send: (fetchIt: CityFetch) => Promise<unknown>,
    parse: (body: unknown) => Data | null,
  ): Promise<CityAnswer<Data>> {
    const reply = await exchange(send);
    if (reply === null) return { ok: false, code: 'unreachable' };
    if (reply.status < 200 || reply.status > 299) return refusalOf(reply, asked);
    if (!isJson(reply)) return { ok: false, code: 'not-json' };
    const data = parse(parseJson(reply));
    return data === null ? { ok: false, code: 'malformed' } : { ok: true, data };
  }

  /** A reply about another listing is one that came late or out of order. */
  const listingNamed = (id: string) => (body: unknown) => {
    const listing = readListing(body);
    return listing?.id.toLowerCase() === id.toLowerCase() ? listing : null;
  };
  const ifMatch = (etag: string | null) => (etag === null ? {} : { 'If-Match': etag });

  return {
    account: () =>
      ask(
        'account',
        (fetchIt) => api.GET('/v1/me', { fetch: fetchIt, params: { header: contract } }),
        (body) => {
          const parsed = v.safeParse(accountSchema, body);
          return parsed.success ? parsed.output : null;
        },
      ),
    page: (cursor, limit) =>
      ask(
        'page',
        (fetchIt) =>
          api.GET('/v1/listings', {
            fetch: fetchIt,
            params: { header: contract, query: { ...(cursor === null ? {} : { cursor }), limit } },
          }),
        readPage,
      ),
    read: (id) =>
      ask(
        'listing',
        (fetchIt) => api.GET('/v1/listings/{id}', { fetch: fetchIt, params: { header: contract, path: { id } } }),
        listingNamed(id),
      ),
    create: (id, fields, operationId) =>
      ask(
        'listing',
        (fetchIt) =>
          api.PUT('/v1/listings/{id}', {
            fetch: fetchIt,
            params: { header: { ...contract, 'If-None-Match': '*', 'Operation-Id': operationId }, path: { id } },
            body: fields,
          }),
        listingNamed(id),
      ),
    update: (id, patch, etag, operationId) =>
      ask(
        'listing',
        (fetchIt) =>
          api.PATCH('/v1/listings/{id}', {
            fetch: fetchIt,
            params: { header: { ...contract, ...ifMatch(etag), 'Operation-Id': operationId }, path: { id } },
            headers: mergePatchType,
            body: patch,
          }),
        listingNamed(id),
      ),
    async delete(id, etag, operationId) {
      const reply = await exchange((fetchIt) =>
        api.DELETE('/v1/listings/{id}', {
          fetch: fetchIt,
          params: { header: { ...contract, ...ifMatch(etag), 'Operation-Id': operationId }, path: { id } },
        }),
      );
      if (reply === null) return { ok: false, code: 'unreachable' };
      if (reply.status === 204) return { ok: true, data: null };
      if (reply.status < 200 || reply.status > 299) return refusalOf(reply, 'listing');
      // A page of a captive portal with status 200 deletes nothing.
      return { ok: false, code: isJson(reply) ? 'malformed' : 'not-json' };
    },
    traffic: () => ({ ...traffic }),
  };
}

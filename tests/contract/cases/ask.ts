import type { Listing, ListingFields } from '../../../shared/domain/listing.ts';
import type { City } from '../../city/server.ts';

export interface Page {
  readonly items: (Listing & { deleted?: true })[];
  readonly next_cursor: string;
  readonly has_more: boolean;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly current: Listing;
  readonly errors: { pointer: string; detail: string }[];
  readonly version: number;
}

/** A raw request to the city: nothing between the test and the wire. */
export async function ask<Body = Problem>(
  city: City,
  method: string,
  path: string,
  options: { token?: string | null; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer<Body>> {
  const token = options.token === undefined ? city.tokens.full : options.token;
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const reply = await fetch(`${city.address}/v1${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(options.body === undefined ? {} : { 'content-type': type }),
      ...options.headers,
    },
    ...(options.body === undefined
      ? {}
      : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, body: (text === '' ? null : JSON.parse(text)) as Body };
}

/** A new identifier of version 7; the time in it is the moment of the test. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

export const someFields: ListingFields = {
  kind: 'request',
  category: 'shopping',
  title: 'Courses au marché',
  description: 'Une petite liste.',
  status: 'published',
  urgency: 'normal',
  availability: { days: ['sat'], parts: ['morning'] },
  languages: ['fr'],
  capacity: 1,
  walkingLimit: null,
  location: { lat: 48.796, lon: 2.34, label: '12 rue des Vignes' },
  contact: { name: 'Yvette Morel', phone: '01 99 00 12 34', email: null },
};

export async function createListing(city: City, fields: Partial<ListingFields> = {}): Promise<Listing> {
  const made = await ask<Listing>(city, 'PUT', `/listings/${newId()}`, {
    headers: { 'if-none-match': '*' },
    body: { ...someFields, ...fields },
  });
  if (made.status !== 201) throw new Error(`not created: ${made.status} ${JSON.stringify(made.body)}`);
  return made.body;
}

export function patch(city: City, listing: Pick<Listing, 'id' | 'version'>, body: unknown, headers = {}) {
  return ask<Listing>(city, 'PATCH', `/listings/${listing.id}`, {
    headers: { 'if-match': `"${listing.version}"`, ...headers },
    body,
  });
}

/** Every page from a cursor to the end. */
export async function pull(
  city: City,
  cursor?: string,
  limit = 200,
): Promise<{ items: Page['items']; cursor: string }> {
  const items: Page['items'] = [];
  let next = cursor;
  for (;;) {
    const query = new URLSearchParams({ limit: String(limit), ...(next === undefined ? {} : { cursor: next }) });
    const { status, body } = await ask<Page>(city, 'GET', `/listings?${query}`);
    if (status !== 200) throw new Error(`no page: ${status}`);
    items.push(...body.items);
    next = body.next_cursor;
    if (!body.has_more) return { items, cursor: next };
  }
}

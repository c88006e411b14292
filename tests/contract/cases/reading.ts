import { expect, it } from 'vitest';
import type { City } from '../../city/server.ts';
import { ask, createListing, patch, pull, type Page } from './ask.ts';

/** What whoever reads may count on. */
export function readingCases(city: () => City): void {
  it('tells the account, its scopes and what it may write', async () => {
    type Me = { scopes: string[]; capabilities: Record<string, unknown> };
    const full = await ask<Me>(city(), 'GET', '/me');
    expect(full.body.scopes).toEqual(['read', 'write', 'contacts']);
    expect(full.body.capabilities).toMatchObject({ create: true, delete: true, conditionalWrite: true });
    const reader = await ask<Me>(city(), 'GET', '/me', { token: city().tokens.readOnly });
    expect(reader.body.capabilities).toMatchObject({ read: true, create: false, writableFields: [] });
    const blind = await ask<Me>(city(), 'GET', '/me', { token: city().tokens.noContacts });
    expect(blind.body.capabilities.writableFields).not.toContain('contact');
  });

  it('pages through everything once, and then has nothing new', async () => {
    const first = await pull(city(), undefined, 150);
    const [{ count } = { count: 0 }] = await city().sql('SELECT count(*)::integer AS count FROM listings');
    expect(new Set(first.items.map(({ id }) => id)).size).toBe(count);
    expect(first.items).toHaveLength(count as number);
    expect((await pull(city(), first.cursor)).items).toEqual([]);
  });

  it('gives the changes after a cursor, each listing once, where it last changed', async () => {
    const { cursor } = await pull(city());
    const one = await createListing(city());
    const two = await createListing(city());
    const changed = (await patch(city(), one, { title: 'Courses au marché, deux fois' })).body;
    expect((await pull(city(), cursor)).items).toEqual([two, changed]);
  });

  it('shows a deleted listing as a tombstone without content', async () => {
    const listing = await createListing(city());
    const { cursor } = await pull(city());
    const gone = await ask(city(), 'DELETE', `/listings/${listing.id}`, { headers: { 'if-match': '"1"' } });
    expect(gone.status).toBe(204);
    expect((await pull(city(), cursor)).items).toEqual([{ id: listing.id, version: 2, deleted: true }]);
    const single = await ask(city(), 'GET', `/listings/${listing.id}`);
    expect([single.status, single.body.version]).toEqual([410, 2]);
    const kept = await city().sql('SELECT document FROM listings WHERE id = $1', [listing.id]);
    expect(kept).toEqual([{ document: {} }]);
  });

  it('answers 304 to whoever has the page or the listing already', async () => {
    const page = await ask<Page>(city(), 'GET', '/listings?limit=3');
    const etag = page.headers.get('etag') ?? '';
    expect((await ask(city(), 'GET', '/listings?limit=3', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const listing = await createListing(city());
    const path = `/listings/${listing.id}`;
    const same = await ask(city(), 'GET', path, { headers: { 'if-none-match': '"7", "1"' } });
    expect([same.status, same.headers.get('etag'), same.body]).toEqual([304, '"1"', null]);
    await patch(city(), listing, { urgency: 'high' });
    expect((await ask(city(), 'GET', path, { headers: { 'if-none-match': '"1"' } })).status).toBe(200);
  });

  it('refuses a cursor that it has not made, and one that was altered', async () => {
    const { cursor } = await pull(city());
    const altered = cursor.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const bad of ['x', '12', altered, cursor.slice(0, -1)])
      expect((await ask(city(), 'GET', `/listings?cursor=${encodeURIComponent(bad)}`)).status, bad).toBe(400);
    for (const limit of ['0', '2001', '1.5', 'many'])
      expect((await ask(city(), 'GET', `/listings?limit=${limit}`)).status, limit).toBe(400);
  });

  it('answers 410 to a cursor that may have missed a forgotten tombstone, and only to that one', async () => {
    const listing = await createListing(city());
    const { cursor: before } = await pull(city());
    await ask(city(), 'DELETE', `/listings/${listing.id}`, { headers: { 'if-match': '"1"' } });
    const { cursor: after } = await pull(city());
    const half = await ask<Page>(city(), 'GET', '/listings?limit=5');
    await city().expireCursors();
    expect((await ask(city(), 'GET', `/listings?cursor=${before}`)).status).toBe(410);
    expect((await ask(city(), 'GET', `/listings?cursor=${after}`)).status).toBe(200);
    // A first pass that began after the deletion goes on, however early in the log it still is.
    expect((await ask(city(), 'GET', `/listings?cursor=${half.body.next_cursor}`)).status).toBe(200);
    expect((await ask(city(), 'GET', `/listings/${listing.id}`)).status).toBe(404);
  });

  it('answers 400 to a cursor of a future that a restored backup has never seen', async () => {
    const backup = await city().snapshot();
    const listing = await createListing(city());
    const { cursor } = await pull(city());
    await city().restore(backup);
    expect((await ask(city(), 'GET', `/listings?cursor=${cursor}`)).status).toBe(400);
    expect((await ask(city(), 'GET', `/listings/${listing.id}`)).status).toBe(404);
    // Nor when the city has written past it since.
    await createListing(city());
    await createListing(city());
    expect((await ask(city(), 'GET', `/listings?cursor=${cursor}`)).status).toBe(400);
  });

  it('answers 400 to a cursor beyond the end of an old copy of the database', async () => {
    const listing = await createListing(city());
    const { cursor } = await pull(city());
    await city().sql('DELETE FROM listings WHERE id = $1', [listing.id]);
    expect((await ask(city(), 'GET', `/listings?cursor=${cursor}`)).status).toBe(400);
    await createListing(city());
  });

  it('keeps contact details from whoever lacks the scope', async () => {
    const listing = await createListing(city());
    const token = city().tokens.noContacts;
    const single = await ask<{ contact: unknown }>(city(), 'GET', `/listings/${listing.id}`, { token });
    expect(single.body.contact).toBeNull();
    const page = await ask<Page>(city(), 'GET', '/listings?limit=2000', { token });
    expect(JSON.stringify(page.body)).not.toMatch(/01 99 00|06 39 98|courriel\.example|Yvette Morel/);
  });
}

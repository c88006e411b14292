import { expect, it } from 'vitest';
import type { City } from '../../city/server.ts';
import { ask, createListing, newId, patch, someFields } from './ask.ts';

const star = { 'if-none-match': '*' };

/** What the city says no to, and how. */
export function refusalCases(city: () => City): void {
  it('asks to sign in without a token, with a wrong one, with a revoked one', async () => {
    for (const token of [null, 'wrong', 'two words', `${city().tokens.full}x`]) {
      const refusal = await ask(city(), 'GET', '/me', { token });
      expect(refusal.status).toBe(401);
      expect(refusal.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(refusal.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('lets a token do what its scopes say, and no more', async () => {
    const listing = await createListing(city());
    const token = city().tokens.readOnly;
    const path = `/listings/${listing.id}`;
    const held = { 'if-match': '"1"' };
    expect((await ask(city(), 'GET', path, { token })).status).toBe(200);
    expect((await ask(city(), 'PATCH', path, { token, headers: held, body: { title: 'Non' } })).status).toBe(403);
    expect((await ask(city(), 'DELETE', path, { token, headers: held })).status).toBe(403);
    expect((await ask(city(), 'PUT', `/listings/${newId()}`, { token, headers: star, body: someFields })).status).toBe(
      403,
    );
  });

  it('refuses contact details from whoever may not see them, and takes the rest', async () => {
    const listing = await createListing(city());
    const token = city().tokens.noContacts;
    const path = `/listings/${listing.id}`;
    for (const contact of [null, { phone: '01 99 00 00 00' }])
      expect(
        (await ask(city(), 'PATCH', path, { token, headers: { 'if-match': '"1"' }, body: { contact } })).status,
      ).toBe(403);
    const creation = { token, headers: star, body: someFields };
    expect((await ask(city(), 'PUT', `/listings/${newId()}`, creation)).status).toBe(403);
    const without = { ...creation, body: { ...someFields, contact: null } };
    expect((await ask(city(), 'PUT', `/listings/${newId()}`, without)).status).toBe(201);
    const change = { token, headers: { 'if-match': '"1"' }, body: { urgency: 'high' } };
    expect((await ask(city(), 'PATCH', path, change)).status).toBe(200);
    // Their change has not wiped out what they could not see.
    const kept = await ask<{ contact: unknown }>(city(), 'GET', path);
    expect(kept.body.contact).toEqual(someFields.contact);
  });

  it('points at what is wrong in a listing', async () => {
    const wrong: [object, string][] = [
      [{ ...someFields, title: '   ' }, '/title'],
      [{ ...someFields, kind: 'gift' }, '/kind'],
      [{ ...someFields, category: 'Shopping!' }, '/category'],
      [{ ...someFields, capacity: 0 }, '/capacity'],
      [{ ...someFields, location: { lat: 91, lon: 2, label: '' } }, '/location/lat'],
      [{ ...someFields, availability: { days: ['sun', 'someday'], parts: [] } }, '/availability/days/1'],
      [{ ...someFields, contact: { name: 12 } }, '/contact/name'],
      [{ ...someFields, version: 3 }, '/version'],
      [{ ...someFields, id: newId() }, '/id'],
      [{ ...someFields, status: undefined }, '/status'],
      [[], ''],
    ];
    for (const [body, pointer] of wrong) {
      const refusal = await ask(city(), 'PUT', `/listings/${newId()}`, { headers: star, body });
      expect([refusal.status, refusal.body.errors[0]?.pointer], pointer).toEqual([422, pointer]);
    }
    const listing = await createListing(city());
    expect((await patch(city(), listing, { kind: null })).status).toBe(422);
    expect((await patch(city(), listing, 'null')).status).toBe(422);
    expect((await patch(city(), listing, { updatedAt: '2020-01-01T00:00:00Z' })).status).toBe(422);
  });

  it('refuses identifiers that are not of version 7, and knows none that is not a UUID', async () => {
    const four = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    expect((await ask(city(), 'PUT', `/listings/${four}`, { headers: star, body: someFields })).status).toBe(422);
    expect((await ask(city(), 'GET', `/listings/${four}`)).status).toBe(404);
    expect((await ask(city(), 'GET', '/listings/robert%27);--')).status).toBe(404);
  });

  it('refuses what is not JSON, by name or in fact, and what is too large', async () => {
    const path = `/listings/${newId()}`;
    expect((await ask(city(), 'PUT', path, { headers: star, body: '{"kind":' })).status).toBe(400);
    const typed = { headers: { ...star, 'content-type': 'text/plain' }, body: '{}' };
    expect((await ask(city(), 'PUT', path, typed)).status).toBe(415);
    const large = { ...someFields, attachment: 'x'.repeat(70_000) };
    expect((await ask(city(), 'PUT', path, { headers: star, body: large })).status).toBe(413);
    expect((await ask(city(), 'GET', path)).status).toBe(404);
  });

  it('says so when it no longer speaks the client’s version of the contract', async () => {
    const refusal = await ask(city(), 'GET', '/me', { headers: { 'palier-contract': '0' } });
    expect([refusal.status, refusal.headers.get('upgrade')]).toEqual([426, 'palier-contract/1']);
    expect((await ask(city(), 'GET', '/me', { headers: { 'palier-contract': '1' } })).status).toBe(200);
  });

  it('keeps SQL, markup and prototypes as the plain text that they are', async () => {
    const title = `'); DROP TABLE listings; -- <script>{{x}}</script>`;
    const listing = await createListing(city(), { title });
    expect(listing.title).toBe(title);
    const polluted = await patch(city(), listing, `{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}`);
    expect(polluted.status).toBe(200);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
}

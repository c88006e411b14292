import { expect, it } from 'vitest';
import { listingStatuses, transitions, type Listing } from '../../../shared/domain/listing.ts';
import type { City } from '../../city/server.ts';
import { ask, createListing, newId, patch, pull, someFields } from './ask.ts';

const star = { 'if-none-match': '*' };

/** What whoever writes may count on. */
export function writingCases(city: () => City): void {
  it('creates a listing under the identifier that the client made, once', async () => {
    const path = `/listings/${newId()}`;
    const made = await ask<Listing>(city(), 'PUT', path, { headers: star, body: someFields });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    expect(made.body).toMatchObject({ ...someFields, version: 1 });
    const again = await ask(city(), 'PUT', path, { headers: star, body: { ...someFields, title: 'Autre' } });
    expect([again.status, again.headers.get('etag'), again.body.current]).toEqual([412, '"1"', made.body]);
  });

  it('merges a patch as RFC 7396 says, and keeps what it does not name', async () => {
    const listing = await createListing(city(), { palier_note: { a: 1, b: 2 } } as object);
    const changed = await patch(city(), listing, {
      title: '  Courses, le soir ',
      contact: { phone: null },
      availability: { parts: ['evening'] },
      walkingLimit: null,
      palier_note: { a: null, c: 3 },
    });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.body).toEqual({
      ...listing,
      version: 2,
      title: 'Courses, le soir',
      contact: { name: 'Yvette Morel', phone: null, email: null },
      availability: { days: ['sat'], parts: ['evening'] },
      palier_note: { b: 2, c: 3 },
      updatedAt: changed.body.updatedAt,
    });
    const cleared = await patch(city(), changed.body, { location: null, contact: null });
    expect(cleared.body).toMatchObject({ version: 3, location: null, contact: null });
  });

  it('refuses to write over what the client has not seen, and shows it', async () => {
    const listing = await createListing(city());
    const seen = (await patch(city(), listing, { title: 'Changée par un autre' })).body;
    const late = await ask(city(), 'PATCH', `/listings/${listing.id}`, {
      headers: { 'if-match': '"1"' },
      body: { title: 'Perdue' },
    });
    expect([late.status, late.headers.get('etag'), late.body.current]).toEqual([412, '"2"', seen]);
    const removal = await ask(city(), 'DELETE', `/listings/${listing.id}`, { headers: { 'if-match': '"1"' } });
    expect([removal.status, removal.body.current]).toEqual([412, seen]);
  });

  it('asks for a precondition on every write', async () => {
    const listing = await createListing(city());
    const path = `/listings/${listing.id}`;
    expect((await ask(city(), 'PUT', `/listings/${newId()}`, { body: someFields })).status).toBe(428);
    expect((await ask(city(), 'PATCH', path, { body: { title: 'Sans' } })).status).toBe(428);
    expect((await ask(city(), 'DELETE', path)).status).toBe(428);
  });

  it('never brings a tombstone back', async () => {
    const listing = await createListing(city());
    const path = `/listings/${listing.id}`;
    await ask(city(), 'DELETE', path, { headers: { 'if-match': '"1"' } });
    expect((await ask(city(), 'PUT', path, { headers: star, body: someFields })).status).toBe(410);
    expect((await patch(city(), { id: listing.id, version: 2 }, { title: 'Revenue' })).status).toBe(410);
    expect((await ask(city(), 'DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(410);
    const unknown = { headers: { 'if-match': '"1"' } };
    expect((await ask(city(), 'DELETE', `/listings/${newId()}`, unknown)).status).toBe(404);
  });

  it('lets a status change only as the table of transitions says', async () => {
    for (const from of listingStatuses) {
      const listing = await createListing(city(), { status: from });
      for (const to of listingStatuses.filter((status) => status !== from && !transitions[from].includes(status))) {
        const refusal = await patch(city(), listing, { status: to });
        expect([refusal.status, refusal.body], `${from} to ${to}`).toMatchObject([
          409,
          { rule: 'transition', from, to },
        ]);
      }
      const [allowed] = transitions[from];
      if (allowed !== undefined) expect((await patch(city(), listing, { status: allowed })).status).toBe(200);
    }
  });

  it('applies an operation once and gives its reply again to whoever lost it', async () => {
    const listing = await createListing(city());
    const { cursor } = await pull(city());
    const operation = { 'operation-id': newId() };
    const first = await patch(city(), listing, { title: 'Une fois' }, operation);
    const again = await patch(city(), listing, { title: 'Une fois' }, operation);
    expect([again.status, again.headers.get('etag'), again.body]).toEqual([200, '"2"', first.body]);
    // Even after somebody else has changed it: the reply is the one that was given then.
    await patch(city(), first.body, { title: 'Par un autre' });
    expect((await patch(city(), listing, { title: 'Une fois' }, operation)).body).toEqual(first.body);
    expect((await pull(city(), cursor)).items).toMatchObject([{ id: listing.id, version: 3 }]);

    const id = newId();
    const creation = { headers: { ...star, 'operation-id': newId() }, body: someFields };
    const made = await ask(city(), 'PUT', `/listings/${id}`, creation);
    expect(await ask(city(), 'PUT', `/listings/${id}`, creation)).toMatchObject({ status: 201, body: made.body });
    const removal = { headers: { 'if-match': '"1"', 'operation-id': newId() } };
    expect((await ask(city(), 'DELETE', `/listings/${id}`, removal)).status).toBe(204);
    expect((await ask(city(), 'DELETE', `/listings/${id}`, removal)).status).toBe(204);
  });

  it('refuses an Operation-Id that named another request, and one of another client is its own', async () => {
    const listing = await createListing(city());
    const operation = { 'operation-id': newId() };
    await patch(city(), listing, { title: 'Une' }, operation);
    expect((await patch(city(), listing, { title: 'Deux' }, operation)).status).toBe(422);
    const other = await ask<Listing>(city(), 'PATCH', `/listings/${listing.id}`, {
      token: city().tokens.noContacts,
      headers: { 'if-match': '"2"', ...operation },
      body: { title: 'Deux' },
    });
    expect([other.status, other.body.version]).toEqual([200, 3]);
    expect((await patch(city(), listing, {}, { 'operation-id': 'seven' })).status).toBe(400);
  });

  it('does not keep a refusal: the same operation succeeds once it may', async () => {
    const listing = await createListing(city());
    const operation = { 'operation-id': newId() };
    expect((await patch(city(), { ...listing, version: 9 }, { title: 'Encore' }, operation)).status).toBe(412);
    expect((await patch(city(), listing, { title: 'Encore' }, operation)).status).toBe(200);
  });

  it('applies an operation once when it is sent twice at the same moment', async () => {
    const listing = await createListing(city());
    const operation = { 'operation-id': newId() };
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => patch(city(), listing, { title: 'Ensemble' }, operation)),
    );
    expect(replies.map(({ status, body }) => [status, body.version])).toEqual(Array(6).fill([200, 2]));
  });
}

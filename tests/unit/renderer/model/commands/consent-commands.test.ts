import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../../renderer/db/records.ts';
import { saveConsents } from '../../../../../renderer/model/commands/consent-commands.ts';
import { saveNeighbour } from '../../../../../renderer/model/commands/neighbour-commands.ts';
import type { Contact, Listing } from '../../../../../shared/domain/listing.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { invented, yvette } from '../../db/invented.ts';

const id = '01900000-0000-7000-8000-000000000001';
const agreed = { purpose: 'share-with-town', channel: 'phone', wording: 'Donner mon numéro' } as const;
const theirs = { name: 'Yvette Marchandeau', phone: '01 99 00 12 34', email: null };

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

/** Somebody who agrees, and whose listing the city shows with this contact. */
async function shown(contact: Contact | null) {
  const saved = await saveNeighbour({ ...yvette, consents: [agreed] });
  const base: Listing = {
    ...invented({ status: 'published', contact }),
    id,
    version: 3,
    createdAt: '2020-04-02T09:00:00Z',
    updatedAt: '2020-04-02T09:00:00Z',
  };
  await db().listings.put({ id, base, local: null, etag: '"3"', generation: 1 });
  await db().overlays.put({ listingId: id, neighbourId: saved.id, note: '', lastOutcome: null, updatedAt: '' });
  return (await db().neighbours.get(saved.id))!;
}

const contact = async () => currentListing((await db().listings.get(id))!).contact;
const toSend = async () => (await db().outbox.toArray()).map(({ operation }) => operation);

describe('who no longer agrees that the city has their contact', () => {
  it('has it cleared at the city, and all of it back when that is undone', async () => {
    const person = await shown(theirs);
    const ended = person.consents.map((one) => ({ ...one, withdrawnAt: '2026-11-20T10:00:00.000Z' }));
    const undo = await saveConsents(person, ended);
    expect(await toSend()).toEqual([{ type: 'update', patch: { contact: null } }]);
    expect(await contact()).toBeNull();
    expect((await db().neighbours.get(person.id))?.consents).toEqual(ended);

    expect((await undo()).ok).toBe(true);
    expect(await toSend()).toEqual([]);
    expect(await contact()).toEqual(theirs);
    expect((await db().neighbours.get(person.id))?.consents).toEqual(person.consents);
  });

  it('leaves the contact of somebody else who answers for them', async () => {
    const daughter = { name: 'Claire Essai', phone: '06 39 98 00 11', email: null };
    const person = await shown(daughter);
    await saveConsents(person, []);
    expect([await contact(), await toSend()]).toEqual([daughter, []]);
  });

  it('keeps it there when another agreement ends', async () => {
    const person = await shown(theirs);
    const calls = { ...person.consents[0]!, purpose: 'call' as const };
    await saveConsents(person, [...person.consents, calls]);
    const [share] = person.consents;
    await saveConsents({ ...person, consents: [share!, calls] }, [share!, { ...calls, withdrawnAt: calls.givenAt }]);
    expect([await contact(), await toSend()]).toEqual([theirs, []]);
  });
});

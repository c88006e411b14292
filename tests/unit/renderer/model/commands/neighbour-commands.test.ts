import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { addContactToNeighbours, keepNote } from '../../../../../renderer/model/commands/overlay-commands.ts';
import { agreementsGiven, consentInForce } from '../../../../../shared/domain/consent.ts';
import { saveNeighbour } from '../../../../../renderer/model/commands/neighbour-commands.ts';
import { addVolunteer, saveVolunteer } from '../../../../../renderer/model/commands/volunteer-commands.ts';
import type { Consent } from '../../../../../shared/domain/neighbour.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { listing } from '../../../shared/matching/sides.ts';

const someone = '018e0000-0000-7000-8000-00000000a001';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

describe('a contact of the city', () => {
  const fromCity = listing({
    contact: { name: 'Yvette Le Goff', phone: '01 99 00 12 34', email: null },
    languages: ['fr'],
  });

  it('becomes a neighbour without any agreement, linked to its listing, whose note stays', async () => {
    await keepNote(fromCity.id, 'sonner deux fois');
    const { id } = await addContactToNeighbours(fromCity);
    expect(await db().neighbours.get(id)).toMatchObject({
      firstName: 'Yvette',
      lastName: 'Le Goff',
      phones: ['+33199001234'],
      location: { label: '12 rue des Vignes' },
      consents: [],
    });
    expect(await db().overlays.get(fromCity.id)).toMatchObject({ neighbourId: id, note: 'sonner deux fois' });
  });

  it('leaves nothing behind when it is undone', async () => {
    const { id, undo } = await addContactToNeighbours(fromCity);
    await undo();
    expect(await db().neighbours.get(id)).toBeUndefined();
    expect(await db().overlays.get(fromCity.id)).toBeUndefined();
  });

  it('keeps a number that cannot be read as the city wrote it', async () => {
    const odd = listing({ contact: { name: 'Odile', phone: 'poste 12', email: null } });
    const { id } = await addContactToNeighbours(odd);
    expect((await db().neighbours.get(id))?.phones).toEqual(['poste 12']);
  });
});

describe('a volunteer', () => {
  it('starts with what is usual, keeps the rest at each change, and goes back', async () => {
    await saveVolunteer(someone, { active: true });
    const { undo } = await saveVolunteer(someone, { maxDoors: 8 });
    const [kept] = await db().volunteers.toArray();
    expect(kept).toMatchObject({
      neighbourId: someone,
      maxDoors: 8,
      active: true,
      availability: { days: [], parts: [] },
    });
    await undo();
    expect(await db().volunteers.toArray()).toEqual([{ ...kept, maxDoors: 15 }]);
  });

  it('is one per neighbour', async () => {
    await saveVolunteer(someone, { active: true });
    await saveVolunteer(someone, { active: false });
    expect(await db().volunteers.count()).toBe(1);
  });
});

describe('agreements', () => {
  it('are kept with their purpose, their channel and the words that were read out', () => {
    const given = agreementsGiven(
      { keep: true, city: false, helper: true },
      'phone',
      (purpose) => `mots de ${purpose}`,
    );
    expect(given).toEqual([
      { purpose: 'keep', channel: 'phone', wording: 'mots de keep' },
      { purpose: 'share-with-helper', channel: 'phone', wording: 'mots de share-with-helper' },
    ]);
  });

  it('are in force until they are taken back, and may be given again', () => {
    const first: Consent = {
      purpose: 'call',
      channel: 'door',
      wording: '',
      givenAt: '2026-01-01T00:00:00Z',
      withdrawnAt: null,
    };
    const back = { ...first, withdrawnAt: '2026-02-01T00:00:00Z' };
    const again = { ...first, givenAt: '2026-03-01T00:00:00Z' };
    expect(consentInForce([first], 'call')).toBe(first);
    expect(consentInForce([back], 'call')).toBeUndefined();
    expect(consentInForce([back, again], 'call')).toBe(again);
  });
});

describe('a person', () => {
  const odile = { firstName: 'Odile', lastName: 'Marchandeau', phones: [], consents: [] };

  it('is not taken away again once a listing names them, and one is told so', async () => {
    const { id, undo } = await saveNeighbour(odile);
    await db().overlays.put({ listingId: 'l', neighbourId: id, note: '', lastOutcome: null, updatedAt: '' });
    expect(await undo()).toEqual({ ok: false, code: 'used-since' });
    await db().overlays.clear();
    expect((await undo()).ok).toBe(true);
    expect(await db().neighbours.count()).toBe(0);
  });

  it('keeps what else was changed about them when one change is undone', async () => {
    const { id } = await saveNeighbour(odile);
    const known = await db().neighbours.get(id);
    if (!known) throw new Error('not kept');
    const { undo } = await saveNeighbour({ ...known, note: 'le matin' });
    await saveNeighbour({ ...known, note: 'le matin', email: 'odile@example.org' });
    expect((await undo()).ok).toBe(true);
    expect(await db().neighbours.get(id)).toMatchObject({ note: '', email: 'odile@example.org' });
  });
});

describe('a volunteer by name', () => {
  it('is a person and a volunteer in one go, with the doors that are usual, and one line in the journal', async () => {
    await addVolunteer('Amina Benali');
    expect((await db().volunteers.toArray())[0]).toMatchObject({ maxDoors: 15, active: true });
    expect((await db().audit.toArray()).map(({ action }) => action)).toEqual(['volunteer-changed']);
  });
});

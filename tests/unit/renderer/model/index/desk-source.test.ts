import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskSource } from '../../../../../renderer/model/index/desk-source.ts';
import { depositListing, editListing } from '../../../../../renderer/model/commands/listing-commands.ts';
import { saveNeighbour } from '../../../../../renderer/model/commands/neighbour-commands.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import type { DeskQuery } from '../../../../../renderer/model/index/desk.ts';
import type { Listing } from '../../../../../shared/domain/listing.ts';
import { eventually } from '../../../eventually.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { invented, yvette } from '../../db/invented.ts';

const everything: DeskQuery = {
  text: '',
  kinds: [],
  categories: [],
  quartierIds: [],
  statuses: [],
  waitingDays: null,
  sort: { by: 'title', direction: 'up' },
  from: null,
  offset: 0,
  limit: 1000,
};

let source: DeskSource;

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
  source = new DeskSource(db(), () => {});
});

afterEach(() => source.stop());

const rows = () => source.index.answer(everything, Date.now()).rows;

describe('the desk follows the database', () => {
  it('loads everything, in chunks', async () => {
    await db().listings.bulkPut(Array.from({ length: 450 }, (_, n) => record(n)));
    await source.start();
    expect(rows()).toHaveLength(450);
    expect(source.total).toBe(450);
  });

  it('names people only once everybody is there: of half of them, somebody known would be written down anew', async () => {
    await db().listings.bulkPut(Array.from({ length: 450 }, (_, n) => record(n)));
    const [oldest] = await db().listings.orderBy('id').limit(1).toArray();
    const contact = { name: 'Zélie Oubliette', phone: null, email: null };
    await db().listings.put({ ...oldest!, base: { ...oldest!.base!, contact } });
    void source.start();
    expect(await source.people('zélie')).toHaveLength(1);
  });

  it('shows a deposit, its person, and that it waits to be sent', async () => {
    await source.start();
    await depositListing({ fields: invented(), neighbour: { new: yvette }, note: '' });
    await eventually(() => expect(rows()).toMatchObject([{ person: 'Yvette M.', status: 'pending', toSend: true }]));
  });

  it('shows an edit, a neighbour’s new name, the end of sending, a quartier, a deletion', async () => {
    const { listingId, neighbourId } = await depositListing({
      fields: invented(),
      neighbour: { new: yvette },
      note: '',
    });
    await source.start();
    await editListing(listingId, { title: 'Courses du jeudi' });
    await eventually(() => expect(rows()[0]?.title).toBe('Courses du jeudi'));

    const neighbour = await db().neighbours.get(neighbourId ?? '');
    if (neighbour) await saveNeighbour({ ...neighbour, lastName: 'Delormeau' });
    await eventually(() => expect(rows()[0]?.person).toBe('Yvette D.'));

    await db().outbox.clear();
    await eventually(() => expect(rows()[0]?.toSend).toBe(false));

    const around: [number, number][] = [
      [2.33, 48.79],
      [2.34, 48.79],
      [2.34, 48.8],
      [2.33, 48.8],
      [2.33, 48.79],
    ];
    await db().quartiers.put({ id: 'coteau', name: 'Coteau', polygons: [[around]], example: true });
    await eventually(() => expect(rows()[0]?.quartier).toBe('Coteau'));

    await db().listings.delete(listingId);
    await eventually(() => expect(rows()).toEqual([]));
    await eventually(() => expect(source.total).toBe(0));
  });

  it('follows a write so large that its keys are not announced', async () => {
    await source.start();
    await db().listings.bulkPut(Array.from({ length: 120 }, (_, n) => record(n)));
    await eventually(() => expect(rows()).toHaveLength(120));
    await db().listings.clear();
    await eventually(() => expect(rows()).toEqual([]));
  });
});

describe('people', () => {
  it('are found by name or telephone, neighbours first, each once', async () => {
    await source.start();
    const { neighbourId } = await depositListing({ fields: invented(), neighbour: { new: yvette }, note: '' });
    await db().listings.bulkPut([
      record(1, { contact: { name: 'Yvette Marchandeau', phone: '+33 1 99 00 12 34', email: null } }),
      record(2, { contact: { name: 'Yvon Tarbouriech', phone: '06 39 98 00 01', email: null } }),
      record(3, { contact: { name: 'Yvon Tarbouriech', phone: '06 39 98 00 01', email: null } }),
    ]);
    await eventually(async () => expect(await source.people('yv')).toHaveLength(2));
    const [first, second] = await source.people('yv');
    expect(first).toMatchObject({ neighbourId, person: 'Yvette M.' });
    expect(first?.listingIds).toHaveLength(2);
    expect(second).toMatchObject({ neighbourId: null, person: 'Yvon T.', phone: '06 39 98 00 01' });
    expect(second?.listingIds).toHaveLength(2);
    expect(await source.people('0639980001')).toHaveLength(1);
    expect(await source.people('  ')).toEqual([]);
  });
});

function record(n: number, change: Partial<Listing> = {}) {
  const id = `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const base: Listing = {
    ...invented({ status: 'published', title: `Annonce ${String(n).padStart(3, '0')}` }),
    id,
    version: 1,
    createdAt: '2020-04-20T00:00:00Z',
    updatedAt: '2020-04-20T00:00:00Z',
    ...change,
  };
  return { id, base, local: null, etag: '"1"', generation: 1 };
}

import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, damagedRows, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { depositListing } from '../../../../../renderer/model/commands/listing-commands.ts';
import { PalierDatabase } from '../../../../../renderer/db/database.ts';
import { currentListing } from '../../../../../renderer/db/records.ts';
import { SealBroken } from '../../../../../renderer/db/seal/seal-row.ts';
import { asText, forgetEverything, rawContent, rawPut } from '../fresh-database.ts';
import { invented, personalWords, yvette } from '../invented.ts';

const key = () => new Uint8Array(32).fill(7);

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(key());
});

async function deposit(title = 'Courses du mardi'): Promise<string> {
  const { listingId } = await depositListing({
    fields: invented({ title }),
    neighbour: { new: yvette },
    note: 'pommes',
  });
  return listingId;
}

describe('sealed tables', () => {
  it('leaves no personal word in clear, in any table', async () => {
    await deposit();
    await db().settings.put({ key: 'coordinator-phone', value: '01 99 00 12 34' });
    const onDisk = asText(await rawContent('palier'));
    expect(personalWords.filter((word) => onDisk.includes(word))).toEqual([]);
    expect(onDisk).toContain('coordinator-phone');
  });

  it('gives back exactly what was written, by every way of reading', async () => {
    const id = await deposit();
    const record = await db().listings.get(id);
    expect(record && currentListing(record).contact?.name).toBe('Yvette Marchandeau');
    expect(await db().listings.toArray()).toEqual([record]);
    expect(await db().listings.bulkGet([id])).toEqual([record]);
    expect(await db().listings.where('id').above('').reverse().toArray()).toEqual([record]);
    expect(
      await db()
        .listings.filter((row) => row.local?.title === 'Courses du mardi')
        .count(),
    ).toBe(1);
    const seen: unknown[] = [];
    await db().listings.each((row) => seen.push(row));
    expect(seen).toEqual([record]);
  });

  it('seals again what modify and update change', async () => {
    await deposit();
    await db().neighbours.toCollection().modify({ lastName: 'Delormeau' });
    expect((await db().neighbours.toArray())[0]?.lastName).toBe('Delormeau');
    expect(asText(await rawContent('palier'))).not.toContain('Delormeau');
  });

  it('puts no two boxes under one nonce, written together or again', async () => {
    const notes = [1, 2, 3, 4, 5].map((number) => ({ key: `note-${number}`, value: `lundi ${number}` }));
    const nonces = async () =>
      (await rawContent('palier'))
        .filter(({ table }) => table === 'settings')
        .map(({ value }) => Buffer.from((value as { sealed: Uint8Array }).sealed.subarray(1, 25)).toString('hex'));
    await db().settings.bulkPut(notes);
    const before = await nonces();
    await db().settings.bulkPut(notes);
    expect(new Set([...before, ...(await nonces())]).size).toBe(10);
  });

  it('finds rows by their clear indexes', async () => {
    const { listingId, neighbourId } = await depositListing({
      fields: invented(),
      neighbour: { new: yvette },
      note: '',
    });
    const overlays = await db()
      .overlays.where('neighbourId')
      .equals(neighbourId ?? '')
      .toArray();
    expect(overlays.map((overlay) => overlay.listingId)).toEqual([listingId]);
  });

  it('keeps public tables readable without a key, and the others shut', async () => {
    await db().quartiers.put({ id: 'centre', name: 'Centre', polygons: [], example: true });
    closeDatabase();
    const keyless = new PalierDatabase();
    expect((await keyless.quartiers.toArray())[0]?.name).toBe('Centre');
    await expect(keyless.listings.toArray()).rejects.toThrow('without the key');
    keyless.close();
  });

  it('opens nothing with another key', async () => {
    const id = await deposit();
    await openDatabase(new Uint8Array(32).fill(8));
    expect(await db().listings.toArray()).toEqual([]);
    await expect(db().listings.get(id)).rejects.toThrow(SealBroken);
  });
});

describe('a row that was tampered with', () => {
  async function alter(
    table: string,
    id: string,
    change: (row: Record<string, unknown> & { sealed: Uint8Array }) => void,
  ) {
    const rows = await rawContent('palier');
    const row = rows.find((one) => one.table === table && one.key === id)?.value as { sealed: Uint8Array };
    change(row as Record<string, unknown> & { sealed: Uint8Array });
    await rawPut('palier', table, row);
  }

  it('is refused by name, without its content, and does not stop the others', async () => {
    const damaged = await deposit('Premier');
    const sound = await deposit('Second');
    await alter('listings', damaged, (row) => (row.sealed[60] = (row.sealed[60] ?? 0) ^ 1));

    const refusal: unknown = await db()
      .listings.get(damaged)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SealBroken);
    expect(refusal).toMatchObject({ table: 'listings', key: damaged });
    expect(String(refusal)).not.toContain('Premier');

    expect((await db().listings.toArray()).map((row) => row.id)).toEqual([sound]);
    const walked: string[] = [];
    await db().listings.each((row) => walked.push(row.id));
    expect(walked).toEqual([sound]);
    expect(damagedRows()).toEqual([{ table: 'listings', key: damaged }]);
  });

  it('is noticed when a box is moved to another row', async () => {
    const first = await deposit('Premier');
    const second = await deposit('Second');
    const rows = await rawContent('palier');
    const box = (rows.find((row) => row.key === first)?.value as { sealed: Uint8Array }).sealed;
    await alter('listings', second, (row) => ((row as { sealed: Uint8Array }).sealed = box));
    await expect(db().listings.get(second)).rejects.toThrow(SealBroken);
  });

  it('is noticed when a clear field is changed, or a box cut short', async () => {
    const id = await deposit();
    await alter('overlays', id, (row) => (row['neighbourId'] = '01900000-0000-7000-8000-000000000000'));
    await expect(db().overlays.get(id)).rejects.toThrow(SealBroken);
    await alter('listings', id, (row) => ((row as { sealed: Uint8Array }).sealed = row.sealed.slice(0, 30)));
    await expect(db().listings.get(id)).rejects.toThrow(SealBroken);
  });
});

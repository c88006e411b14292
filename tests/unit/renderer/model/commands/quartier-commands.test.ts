import { beforeEach, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { replaceAddresses } from '../../../../../renderer/db/replace-addresses.ts';
import { readSetting } from '../../../../../renderer/db/settings.ts';
import { replaceOutlines } from '../../../../../renderer/model/commands/quartier-commands.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import type { Quartier } from '../../../../../shared/domain/quartier.ts';
import type { AddressStreet } from '../../../../../shared/geocoding/address-street.ts';
import { forgetEverything } from '../../db/fresh-database.ts';

/** A street of four doors, and a square of a kilometre around it. */
function street(name: string, lat: number, lon: number): AddressStreet {
  const numbers = ['1', '2', '3', '4'];
  return {
    id: name,
    street: name,
    postcode: '94230',
    city: 'Cachan',
    formerCity: '',
    numbers,
    lats: numbers.map((_, index) => lat + index / 5000),
    lons: numbers.map(() => lon),
  };
}

function around(name: string, lat: number, lon: number): Quartier {
  const [north, south, east, west] = [lat + 0.01, lat - 0.01, lon + 0.01, lon - 0.01];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { id: name, name, polygons: [[ring]], example: false };
}

const drawn = async () => (await readSetting('street-lines')).map(({ name }) => name);
const named = async () => (await db().quartiers.toArray()).map(({ name }) => name);

async function gone(undo: Undo): Promise<Undo> {
  const back = await undo();
  if (!back.ok) throw new Error(back.code);
  return back.data;
}

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
  await replaceAddresses([street('rue du Nord', 48.9, 2.3), street('rue du Sud', 48.7, 2.3)]);
});

it('draws the streets around the outlines of the file, and those of before when it is taken back, both ways', async () => {
  const outlines = { commune: null, leftOut: [] };
  await replaceOutlines({ ...outlines, quartiers: [around('Nord', 48.9, 2.3)] });
  expect([await named(), await drawn()]).toEqual([['Nord'], ['rue du Nord']]);
  const { undo } = await replaceOutlines({ ...outlines, quartiers: [around('Sud', 48.7, 2.3)] });
  expect([await named(), await drawn()]).toEqual([['Sud'], ['rue du Sud']]);
  const redo = await gone(undo);
  expect([await named(), await drawn()]).toEqual([['Nord'], ['rue du Nord']]);
  const again = await gone(redo);
  expect([await named(), await drawn()]).toEqual([['Sud'], ['rue du Sud']]);
  await gone(again);
  expect([await named(), await drawn()]).toEqual([['Nord'], ['rue du Nord']]);
  const actions = (await db().audit.toArray()).map(({ action }) => action);
  expect(actions).toEqual(['outlines-replaced', 'outlines-replaced', 'undone', 'redone', 'undone']);
});

it('keeps the quartiers where the file has the commune alone, which goes when that is taken back', async () => {
  const sud = around('Sud', 48.7, 2.3);
  await replaceOutlines({ commune: null, leftOut: [], quartiers: [sud] });
  const { name, polygons } = around('Cachan', 48.7, 2.3);
  const { undo } = await replaceOutlines({ commune: { name, code: '94016', polygons }, leftOut: [], quartiers: [] });
  expect([await named(), (await readSetting('commune'))?.name]).toEqual([['Sud'], 'Cachan']);
  await gone(undo);
  expect([await named(), await readSetting('commune')]).toEqual([['Sud'], null]);
});

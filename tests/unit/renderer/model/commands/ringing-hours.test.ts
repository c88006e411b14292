import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { changeBarriers } from '../../../../../renderer/model/commands/barrier-commands.ts';
import { readSetting } from '../../../../../renderer/db/settings.ts';
import { saveNeighbour } from '../../../../../renderer/model/commands/neighbour-commands.ts';
import { db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { readVisits } from '../../../../../renderer/model/queries/read-visits.ts';
import { changeRound, createRound, orderRoundAgain } from '../../../../../renderer/model/commands/round-commands.ts';
import { setRingingHours } from '../../../../../renderer/model/commands/stop-hours.ts';
import { barrierSchema } from '../../../../../shared/domain/barrier.ts';
import { neighbourSchema } from '../../../../../shared/domain/neighbour.ts';
import { roundSchema } from '../../../../../shared/domain/round.ts';
import { stopsOfListings } from '../../../../../shared/routing/stops-of-listings.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { yvette } from '../../db/invented.ts';
import { deposit } from './deposited.ts';
import { WorkerAtHome } from '../../workers/routing/worker-at-home.ts';

const start = { lat: 48.79, lon: 2.33, label: 'square de la Libération' };
const fields = { name: 'Samedi', date: '2026-11-28', time: '10:00', volunteerIds: [], start };
const labels = async (id: string) => (await db().rounds.get(id))?.stops.map(({ location }) => location.label);

beforeEach(async () => {
  forgetEverything();
  vi.stubGlobal('Worker', WorkerAtHome);
  await openDatabase(new Uint8Array(32).fill(7));
});
afterEach(() => vi.unstubAllGlobals());

it('keeps the hours that a resident gave, for this round and for those to come, and takes them back', async () => {
  const { id: neighbourId } = await saveNeighbour(yvette);
  const listingId = await deposit(1);
  await db().overlays.put({
    listingId,
    neighbourId,
    note: '',
    lastOutcome: null,
    updatedAt: '2026-11-01T10:00:00.000Z',
  });
  const { id } = await createRound({ ...fields, listingIds: [listingId, await deposit(2)] });
  const [stop] = (await db().rounds.get(id))!.stops;
  const undo = await setRingingHours(id, stop!.id, { from: '14:00', to: '18:00' });
  expect((await db().rounds.get(id))?.stops[0]?.hours).toEqual({ from: '14:00', to: '18:00' });
  expect(v.is(roundSchema, await db().rounds.get(id))).toBe(true);
  expect(v.is(neighbourSchema, await db().neighbours.get(neighbourId))).toBe(true);
  const later = stopsOfListings(await readVisits([listingId]), () => 'x');
  expect(later.stops[0]?.hours).toEqual({ from: '14:00', to: '18:00' });
  await undo();
  expect((await db().rounds.get(id))?.stops[0]?.hours ?? null).toBeNull();
  expect((await db().neighbours.get(neighbourId))?.hours ?? null).toBeNull();
});

it('puts a door that may be rung only early at the head of the walk', async () => {
  const listingIds = await Promise.all([1, 2, 3].map((east) => deposit(east)));
  const { id } = await createRound({ ...fields, listingIds });
  const last = (await db().rounds.get(id))!.stops.at(-1)!;
  await setRingingHours(id, last.id, { from: '08:00', to: '10:05' });
  await orderRoundAgain(id);
  expect(await labels(id)).toEqual(['3 rue des Vignes', '2 rue des Vignes', '1 rue des Vignes']);
});

it('counts the way around a barrier that was drawn, and no longer once it is taken back', async () => {
  const { id } = await createRound({ ...fields, listingIds: [await deposit(1), await deposit(3)] });
  const before = (await db().rounds.get(id))!.metres;
  const { undo } = await changeBarriers(() => [
    {
      id: '0192f0c0-0000-7000-8000-000000000001',
      name: 'Voie ferrée',
      line: [
        { lat: 48.78, lon: 2.332 },
        { lat: 48.8, lon: 2.332 },
      ],
      crossings: [{ lat: 48.795, lon: 2.332 }],
    },
  ]);
  expect((await readSetting('barriers')).every((one) => v.is(barrierSchema, one))).toBe(true);
  await changeRound(id, (round) => ({ ...round }));
  expect((await db().rounds.get(id))!.metres).toBeGreaterThan(before + 1200);
  await undo();
  expect(await readSetting('barriers')).toEqual([]);
  await changeRound(id, (round) => ({ ...round }));
  expect((await db().rounds.get(id))!.metres).toBe(before);
});

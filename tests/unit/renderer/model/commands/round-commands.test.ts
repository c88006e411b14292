import { beforeEach, describe, expect, it } from 'vitest';
import { db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import {
  changeRound,
  createRound,
  orderRoundAgain,
  removeRound,
} from '../../../../../renderer/model/commands/round-commands.ts';
import { addVolunteer } from '../../../../../renderer/model/commands/volunteer-commands.ts';
import { listVolunteers } from '../../../../../renderer/model/queries/list-volunteers.ts';
import { roundSchema } from '../../../../../shared/domain/round.ts';
import * as v from 'valibot';
import { forgetEverything } from '../../db/fresh-database.ts';
import { deposit } from './deposited.ts';

const start = { lat: 48.79, lon: 2.33, label: 'square de la Libération' };

async function make(easts: readonly (number | null)[]): Promise<{ id: string; undo: () => Promise<unknown> }> {
  const listingIds = await Promise.all(easts.map((east) => deposit(east)));
  return await createRound({ name: 'Samedi', date: '2026-11-28', time: '10:00', volunteerIds: [], start, listingIds });
}

const labels = async (id: string) => (await db().rounds.get(id))?.stops.map((stop) => stop.location.label);

beforeEach(async () => {
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(7));
});

describe('a round', () => {
  it('is kept with its doors in walking order and its metres', async () => {
    const { id } = await make([3, 1, null, 2]);
    const round = await db().rounds.get(id);
    expect(round?.stops.map((stop) => stop.location.label)).toEqual([
      '1 rue des Vignes',
      '2 rue des Vignes',
      '3 rue des Vignes',
    ]);
    expect(round?.metres).toBeGreaterThan(280);
    expect(round?.metres).toBeLessThan(290);
    expect(v.is(roundSchema, round)).toBe(true);
  });

  it('goes away when its making is undone', async () => {
    const { id, undo } = await make([1]);
    await undo();
    expect(await db().rounds.get(id)).toBeUndefined();
  });

  it('counts its metres again when a door moves, and takes the move back', async () => {
    const { id } = await make([1, 2, 3]);
    const before = await db().rounds.get(id);
    const undo = await changeRound(id, (round) => ({ ...round, stops: round.stops.toReversed() }));
    expect(await labels(id)).toEqual(['3 rue des Vignes', '2 rue des Vignes', '1 rue des Vignes']);
    expect((await db().rounds.get(id))?.metres).toBeGreaterThan(before?.metres ?? Infinity);
    await undo();
    expect(await db().rounds.get(id)).toEqual(before);
  });

  it('never takes back what came after', async () => {
    const { id } = await make([1, 2]);
    const undo = await changeRound(id, (round) => ({ ...round, name: 'Dimanche' }));
    await changeRound(id, (round) => ({ ...round, time: '15:00' }));
    await undo();
    expect(await db().rounds.get(id)).toMatchObject({ name: 'Dimanche', time: '15:00' });
  });

  it('keeps a locked door at its rank when it is put back in walking order', async () => {
    const { id } = await make([1, 2, 3]);
    await changeRound(id, (round) => ({
      ...round,
      stops: round.stops.toReversed().map((stop, i) => ({ ...stop, locked: i === 0 })),
    }));
    await orderRoundAgain(id);
    expect((await labels(id))?.[0]).toBe('3 rue des Vignes');
  });

  it('comes back whole when its removal is undone', async () => {
    const { id } = await make([1, 2]);
    const before = await db().rounds.get(id);
    const undo = await removeRound(id);
    expect(await db().rounds.get(id)).toBeUndefined();
    await undo();
    expect(await db().rounds.get(id)).toEqual(before);
  });
});

describe('a volunteer by name', () => {
  it('is written down once, however often and however the name is typed', async () => {
    const first = await addVolunteer('Amina Benali');
    expect(await addVolunteer('  amina  benali ')).toBe(first);
    expect(await db().neighbours.count()).toBe(1);
    expect((await listVolunteers()).map(({ neighbour }) => neighbour.lastName)).toEqual(['Benali']);
  });
});

import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { type Volunteer, volunteerSchema } from '../../../shared/domain/neighbour.ts';
import { nameFields, nameKey, readName, readNameFields } from '../../../shared/domain/person-name.ts';
import { command, type Done } from './command.ts';
import { saveNeighbour, saveNeighbourTables } from './neighbour-commands.ts';

/** As long as the volunteer has not said otherwise. */
const usual = { availability: { days: [], parts: [] }, start: null, maxDoors: 15, active: true };

/** Keeps what a neighbour offers to do as a volunteer; the first time, with what is usual. Answers the volunteer's id. */
export async function saveVolunteer(
  neighbourId: string,
  change: Partial<Omit<Volunteer, 'id' | 'neighbourId'>>,
): Promise<Done<string>> {
  return await command({
    action: 'volunteer-changed',
    tables: ['volunteers'],
    run: async ({ volunteers }) => {
      const before = await volunteers.where({ neighbourId }).first();
      const after = v.parse(volunteerSchema, { id: uuidv7(), neighbourId, ...usual, ...before, ...change });
      await volunteers.put(after);
      return after.id;
    },
  });
}

/** Makes a neighbour a volunteer, or answers the volunteer that they already are. */
export async function volunteerOf(neighbourId: string): Promise<string> {
  return (await saveVolunteer(neighbourId, { active: true })).data;
}

/** A volunteer by name: the neighbour who bears it, else someone whom nobody had written down yet. */
export async function addVolunteer(name: string): Promise<string> {
  const key = nameKey(readName(name));
  const { data } = await command({
    action: 'volunteer-changed',
    tables: saveNeighbourTables,
    run: async ({ neighbours }) => {
      const known = await neighbours
        .filter(({ firstName, lastName }) => nameKey(readNameFields(firstName, lastName)) === key)
        .first();
      const { id } = known ?? (await saveNeighbour({ ...nameFields(name), phones: [], consents: [] }));
      return await volunteerOf(id);
    },
  });
  return data;
}

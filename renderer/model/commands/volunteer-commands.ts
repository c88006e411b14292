import { v7 as uuidv7 } from 'uuid';
import type { Neighbour, Volunteer } from '../../../shared/domain/neighbour.ts';
import {
  nameFields,
  nameKey,
  neighbourOnScreen,
  readName,
  readNameFields,
} from '../../../shared/domain/person-name.ts';
import { saveNeighbour } from './neighbour-commands.ts';
import { db } from '../../db/open-database.ts';

/** Doors in one round unless the person says otherwise. */
const usualDoors = 20;

/** A volunteer with the neighbour that they are. */
export interface VolunteerPerson {
  readonly volunteer: Volunteer;
  readonly neighbour: Neighbour;
}

export async function listVolunteers(): Promise<VolunteerPerson[]> {
  const volunteers = await db()
    .volunteers.filter((volunteer) => volunteer.active)
    .toArray();
  const neighbours = await db().neighbours.bulkGet(volunteers.map((volunteer) => volunteer.neighbourId));
  return volunteers
    .flatMap((volunteer, i) => {
      const neighbour = neighbours[i];
      return neighbour ? [{ volunteer, neighbour }] : [];
    })
    .sort((a, b) => neighbourOnScreen(a.neighbour).localeCompare(neighbourOnScreen(b.neighbour), 'fr'));
}

/** Makes a neighbour a volunteer, or answers the volunteer that they already are. */
export async function volunteerOf(neighbourId: string): Promise<string> {
  const base = db();
  return await base.transaction('rw', base.volunteers, async () => {
    const known = await base.volunteers.where('neighbourId').equals(neighbourId).first();
    const volunteer: Volunteer = known
      ? { ...known, active: true }
      : {
          id: uuidv7(),
          neighbourId,
          availability: { days: [], parts: [] },
          start: null,
          maxDoors: usualDoors,
          active: true,
        };
    await base.volunteers.put(volunteer);
    return volunteer.id;
  });
}

/** A volunteer by name: the neighbour who bears it, else someone whom nobody had written down yet. */
export async function addVolunteer(name: string): Promise<string> {
  const key = nameKey(readName(name));
  const known = await db()
    .neighbours.filter(({ firstName, lastName }) => nameKey(readNameFields(firstName, lastName)) === key)
    .first();
  const { id } = known ?? (await saveNeighbour({ ...nameFields(name), phones: [], consents: [] }));
  return await volunteerOf(id);
}

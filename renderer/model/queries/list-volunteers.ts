import type { Neighbour, Volunteer } from '../../../shared/domain/neighbour.ts';
import { neighbourOnScreen } from '../../../shared/domain/person-name.ts';
import { db } from '../../db/open-database.ts';

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

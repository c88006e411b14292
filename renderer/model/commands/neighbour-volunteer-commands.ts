import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { type Volunteer, volunteerSchema } from '../../../shared/domain/neighbour.ts';
import { db } from '../../db/open-database.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** Most doors of a round, until the volunteer says otherwise. */
const usualDoors = 15;

/** Keeps what a neighbour offers to do as a volunteer; the first time, with what is usual. */
export async function saveVolunteer(
  neighbourId: string,
  change: Partial<Omit<Volunteer, 'id' | 'neighbourId'>>,
): Promise<Undo> {
  const { volunteers } = db();
  return await db().transaction('rw', volunteers, async () => {
    const before = await volunteers.where('neighbourId').equals(neighbourId).first();
    const usual = { availability: { days: [], parts: [] }, start: null, maxDoors: usualDoors, active: true };
    const after = v.parse(volunteerSchema, { id: uuidv7(), neighbourId, ...usual, ...before, ...change });
    await volunteers.put(after);
    return async () => {
      if (before) await volunteers.put(before);
      else await volunteers.delete(after.id);
    };
  });
}

import { v7 as uuidv7 } from 'uuid';
import type { PalierDatabase } from '../../db/database.ts';

/** Adds one line to the audit journal: a code and an identifier, inside the caller's transaction. */
export async function journal(base: PalierDatabase, action: string, subjectId: string | null): Promise<void> {
  await base.audit.add({ id: uuidv7(), at: new Date().toISOString(), action, subjectId });
}

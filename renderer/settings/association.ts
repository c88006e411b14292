import { db } from '../db/open-database.ts';

/** How the association names itself on its sheets, and the number to call. Read by the paper documents. */
export interface Association {
  readonly association: string;
  readonly coordinator: string;
  readonly phone: string;
  /** Until when the telephone is answered: « 13 h ». */
  readonly until: string;
}

const key = 'association';
const unnamed: Association = { association: '', coordinator: '', phone: '', until: '' };

export async function readAssociation(): Promise<Association> {
  const stored = (await db().settings.get(key))?.value;
  return { ...unnamed, ...(stored as Partial<Association> | undefined) };
}

export async function saveAssociation(association: Association): Promise<void> {
  await db().settings.put({ key, value: { ...association } });
}

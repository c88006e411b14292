import type { Sheet } from '../../../../shared/domain/sheet.ts';
import { db } from '../../../../renderer/db/open-database.ts';
import { issueEdition } from '../../../../renderer/sheets/issue-edition.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';

const consent = {
  purpose: 'call',
  channel: 'phone',
  wording: 'D’accord',
  givenAt: '2026-11-20T09:00:00.000Z',
  withdrawnAt: null,
} as const;

/** A round of so many doors in the open database, printed once. */
export async function printedSheet(doors: number): Promise<Sheet> {
  const source = paperRound(doors);
  await db().rounds.put(source.round);
  await db().neighbours.bulkPut([...source.neighbours.values()].map((person) => ({ ...person, consents: [consent] })));
  await db().listings.bulkPut(
    [...source.listings.values()].map((base) => ({ id: base.id, base, local: null, etag: '"1"', generation: 1 })),
  );
  const issued = await issueEdition(source.round.id, 1);
  if (!issued.ok) throw new Error(issued.code);
  return issued.data;
}

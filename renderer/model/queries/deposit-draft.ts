import { db } from '../../db/open-database.ts';

/** Key of the one draft of a deposit: it is removed in the very transaction that validates the deposit. */
export const depositDraftKey = 'draft:deposit';

/** Keeps what has been typed so far, so that closing the laptop in the middle of a call loses nothing. */
export async function keepDepositDraft(draft: unknown): Promise<void> {
  await db().settings.put({ key: depositDraftKey, value: draft });
}

/** What was kept, or `null`. Parse it: an older version may have written it. */
export async function keptDepositDraft(): Promise<unknown> {
  return (await db().settings.get(depositDraftKey))?.value ?? null;
}

export async function dropDepositDraft(): Promise<void> {
  await db().settings.delete(depositDraftKey);
}

import type { DepositDraft } from '../../../shared/domain/deposit-draft.ts';
import { deleteSetting, putSetting, readSetting } from '../../db/settings.ts';

/** Keeps what has been typed so far, so that closing the laptop in the middle of a call loses nothing. */
export async function keepDepositDraft(draft: DepositDraft): Promise<void> {
  await putSetting('draft:deposit', draft);
}

export async function keptDepositDraft(): Promise<DepositDraft | null> {
  return await readSetting('draft:deposit');
}

export async function dropDepositDraft(): Promise<void> {
  await deleteSetting('draft:deposit');
}

import type { DepositDraft } from '../../../shared/domain/deposit-draft.ts';
import { deleteSetting, putSetting, type SettingValue } from '../../db/settings.ts';

/*
 * Where somebody was in the middle of something. Such a setting is nobody's record: it is written at each key, and neither
 * kept for the durable log, nor in the journal, nor taken back. See `isKept`.
 */

/** Keeps what has been typed so far, so that closing the laptop in the middle of a call loses nothing. */
export async function keepDepositDraft(draft: DepositDraft): Promise<void> {
  await putSetting('draft:deposit', draft);
}

export async function dropDepositDraft(): Promise<void> {
  await deleteSetting('draft:deposit');
}

/** Where the first start is resumed; `null`: it has been gone through. */
export async function keepFirstStep(step: SettingValue<'first-start'> | null): Promise<void> {
  if (step === null) await deleteSetting('first-start');
  else await putSetting('first-start', step);
}

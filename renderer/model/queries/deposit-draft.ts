import type { DepositDraft } from '../../../shared/domain/deposit-draft.ts';
import { readSetting } from '../../db/settings.ts';

export async function keptDepositDraft(): Promise<DepositDraft | null> {
  return await readSetting('draft:deposit');
}

import { parsePhone } from '../../../shared/domain/phone.ts';
import type { DepositDraft } from '../../../shared/domain/deposit-draft.ts';

/** What a draft still lacks, by field, as codes that the interface has sentences for. */
export type DepositErrors = Partial<
  Record<'title' | 'who' | 'firstName' | 'phone' | 'keep' | 'where' | 'capacity', string>
>;

/** What keeps a draft from being validated; empty when nothing does. In the order of the form. */
export function checkDeposit(draft: DepositDraft): DepositErrors {
  const errors: DepositErrors = {};
  if (draft.title.trim() === '') errors.title = 'title';
  if (draft.neighbourId === null && draft.newPerson === null) errors.who = 'who';
  if (draft.newPerson !== null) {
    const { firstName, lastName, phone, agrees } = draft.newPerson;
    if (firstName.trim() === '' && lastName.trim() === '') errors.firstName = 'name';
    if (phone.trim() !== '' && !parsePhone(phone).ok) errors.phone = 'phone';
    if (!agrees.keep) errors.keep = 'keep';
  }
  if (draft.location === null && !draft.withoutPlace)
    errors.where = draft.addressText.trim() === '' ? 'where' : 'address';
  if (!Number.isInteger(draft.capacity) || draft.capacity < 1 || draft.capacity > 50) errors.capacity = 'capacity';
  return errors;
}

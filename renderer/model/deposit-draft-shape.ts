export { emptyDraft, type DepositDraft, type NewPerson } from '../../shared/domain/deposit-draft.ts';

/** What a draft still lacks, by field, as codes that the interface has sentences for. */
export type DepositErrors = Partial<
  Record<'title' | 'who' | 'firstName' | 'phone' | 'keep' | 'where' | 'capacity', string>
>;

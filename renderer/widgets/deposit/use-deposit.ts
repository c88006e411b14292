import { computed, type ComputedRef, onMounted, ref, type Ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { checkDeposit, type DepositErrors } from '../../../shared/domain/check-deposit.ts';
import {
  type DepositDraft,
  draftCategory,
  emptyDraft,
  type NewPerson,
  withNeighbour,
  withNewPerson,
  withoutPerson,
} from '../../../shared/domain/deposit-draft.ts';
import type { Consent, Neighbour } from '../../../shared/domain/neighbour.ts';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';
import { type Deposited, depositListing } from '../../model/commands/listing-commands.ts';
import { dropDepositDraft, keepDepositDraft } from '../../model/commands/passing-settings.ts';
import type { PersonHit } from '../../model/index/desk.ts';
import { plainCopy } from '../../model/plain-copy.ts';
import { reportProblem } from '../../model/problem.ts';
import { keepLatest } from './keep-latest.ts';

export interface DepositForm {
  readonly draft: Ref<DepositDraft>;
  /** The known person of the draft. */
  readonly neighbour: Readonly<Ref<Neighbour | null>>;
  /** The draft was found here, not typed now. */
  readonly recovered: Readonly<Ref<boolean>>;
  /** False while the last letters typed are nowhere but on the screen. */
  readonly draftKept: Readonly<Ref<boolean>>;
  /** What is missing, once it was tried. */
  readonly errors: ComputedRef<DepositErrors>;
  readonly busy: Readonly<Ref<boolean>>;
  /** A known neighbour fills the place and the languages; a contact of the city becomes a new person, half filled in. */
  choosePerson(hit: PersonHit): void;
  startPerson(names: Pick<NewPerson, 'firstName' | 'lastName' | 'phone'>): void;
  forgetPerson(): void;
  startAgain(): Promise<void>;
  /** `null` when something is missing: `errors` then says what. */
  validate(): Promise<Deposited | null>;
}

/**
 * A deposit from the first key to its validation: kept at each change, offered back after a restart. `channel` is how the
 * person agreed: on the telephone, or on the form that they have signed.
 */
export function useDeposit(channel: Consent['channel'] = 'phone'): DepositForm {
  const { t } = useI18n();
  const draft = ref(emptyDraft());
  const neighbour = shallowRef<Neighbour | null>(null);
  const recovered = shallowRef(false);
  const asked = shallowRef(false);
  const busy = shallowRef(false);
  let touched = false;
  let choosing: Promise<void> = Promise.resolve();
  const draftKept = shallowRef(true);
  const keepDraft = async (now: DepositDraft): Promise<void> => {
    await keepDepositDraft(now);
    draftKept.value = true;
  };
  const notKept = (error: unknown): void => {
    draftKept.value = false;
    reportProblem(error);
  };
  let keeper = keepLatest(keepDraft, notKept);

  const wording = (purpose: Consent['purpose']) => t(`neighbours.wording.${purpose}`);
  const check = (now: DepositDraft) => checkDeposit(now, neighbour.value, { channel, wording });
  // The draft itself: of a copy, nobody would see that it has changed.
  const checkedNow = computed(() => check(draft.value));

  watch(
    draft,
    (now) => {
      touched = true;
      keeper.keep(plainCopy(now));
    },
    { deep: true, flush: 'post' },
  );
  watch(
    () => draft.value.title,
    () => (draft.value.category = draftCategory(draft.value)),
  );
  onMounted(() => recover().catch(reportProblem));

  async function recover(): Promise<void> {
    const kept = await readSetting('draft:deposit');
    if (kept === null || touched || JSON.stringify(kept) === JSON.stringify(emptyDraft())) return;
    draft.value = kept;
    recovered.value = true;
    if (kept.neighbourId !== null) neighbour.value = (await db().neighbours.get(kept.neighbourId)) ?? null;
    if (neighbour.value === null) draft.value.neighbourId = null;
  }

  async function fillPerson({ neighbourId, lat, lon, address, ...hit }: PersonHit): Promise<void> {
    neighbour.value = neighbourId === null ? null : ((await db().neighbours.get(neighbourId)) ?? null);
    if (neighbour.value) {
      draft.value = withNeighbour(draft.value, neighbour.value);
      return;
    }
    const place = lat === null || lon === null ? null : { lat, lon, label: address ?? '' };
    draft.value = withNewPerson(draft.value, { ...hit, phone: hit.phone ?? '' }, hit.listingIds, place);
  }

  async function startAgain(): Promise<void> {
    await keeper.stop();
    await dropDepositDraft();
    keeper = keepLatest(keepDraft, notKept);
    draft.value = emptyDraft();
    neighbour.value = null;
    recovered.value = false;
    asked.value = false;
  }

  async function validate(): Promise<Deposited | null> {
    await choosing;
    asked.value = true;
    const checked = check(plainCopy(draft.value));
    if (busy.value || !checked.ok) return null;
    busy.value = true;
    try {
      await keeper.stop();
      return await depositListing(checked.data);
    } catch (error) {
      keeper = keepLatest(keepDraft, notKept);
      throw error;
    } finally {
      busy.value = false;
    }
  }

  return {
    draft,
    neighbour,
    recovered,
    draftKept,
    errors: computed(() => (asked.value && !checkedNow.value.ok ? checkedNow.value.errors : {})),
    busy,
    choosePerson(hit) {
      choosing = fillPerson(hit);
      choosing.catch(reportProblem);
    },
    startPerson(names) {
      neighbour.value = null;
      draft.value = withNewPerson(draft.value, names);
    },
    forgetPerson() {
      neighbour.value = null;
      draft.value = withoutPerson(draft.value);
    },
    startAgain,
    validate,
  };
}

import { plainCopy } from '../../model/plain-copy.ts';
import { computed, onMounted, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { contactForCity } from '../../../shared/domain/city-contact.ts';
import { agreementsGiven } from '../../../shared/domain/consent.ts';
import { guessCategory } from '../../../shared/domain/guess-category.ts';
import type { ListingFields } from '../../../shared/domain/listing.ts';
import type { Consent, Neighbour } from '../../../shared/domain/neighbour.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { reportProblem } from '../../model/problem.ts';
import { dropDepositDraft, keepDepositDraft } from '../../model/commands/passing-settings.ts';
import { keptDepositDraft } from '../../model/queries/deposit-draft.ts';
import type { PersonHit } from '../../model/index/desk.ts';
import { depositListing, type Deposited } from '../../model/commands/listing-commands.ts';
import type { NewNeighbour } from '../../model/commands/neighbour-commands.ts';
import { db } from '../../db/open-database.ts';
import { checkDeposit, type DepositErrors } from './check-deposit.ts';
import { type DepositDraft, emptyDraft } from '../../../shared/domain/deposit-draft.ts';
import { keepLatest } from './keep-latest.ts';

/**
 * A deposit from the first key to its validation: kept at each change, offered back after a restart. `channel` is how the
 * person agreed: on the telephone, or on the form that they have signed.
 */
export function useDeposit(channel: Consent['channel'] = 'phone') {
  const { t } = useI18n();
  const draft = ref<DepositDraft>(emptyDraft());
  const neighbour = shallowRef<Neighbour | null>(null);
  /** The draft was found here, not typed now. */
  const recovered = shallowRef(false);
  const asked = shallowRef(false);
  const busy = shallowRef(false);
  let touched = false;
  let choosing: Promise<void> = Promise.resolve();

  const errors = computed<DepositErrors>(() => (asked.value ? checkDeposit(draft.value) : {}));
  let keeper = keepLatest(keepDepositDraft, reportProblem);

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
    (title) => {
      if (!draft.value.categoryChosen) draft.value.category = guessCategory(title) ?? '';
    },
  );
  onMounted(() => recover().catch(reportProblem));

  async function recover(): Promise<void> {
    const kept = await keptDepositDraft();
    if (kept === null || touched || JSON.stringify(kept) === JSON.stringify(emptyDraft())) return;
    draft.value = kept;
    recovered.value = true;
    if (kept.neighbourId !== null) neighbour.value = (await db().neighbours.get(kept.neighbourId)) ?? null;
    if (neighbour.value === null) draft.value.neighbourId = null;
  }

  function choosePerson(hit: PersonHit): void {
    choosing = fillPerson(hit);
    choosing.catch(reportProblem);
  }

  /** A known neighbour fills the place and the languages; a contact of the city becomes a new person, half filled in. */
  async function fillPerson(hit: PersonHit): Promise<void> {
    const known = hit.neighbourId === null ? undefined : await db().neighbours.get(hit.neighbourId);
    if (known) {
      neighbour.value = known;
      draft.value.neighbourId = known.id;
      draft.value.newPerson = null;
      draft.value.languages = [...known.languages];
      if (known.location) {
        draft.value.location = { ...known.location };
        draft.value.addressText = known.location.label;
      }
      return;
    }
    startPerson({ firstName: hit.firstName, lastName: hit.lastName, phone: hit.phone ?? '' }, hit.listingIds);
    if (hit.lat !== null && hit.lon !== null && draft.value.location === null) {
      draft.value.location = { lat: hit.lat, lon: hit.lon, label: hit.address ?? '' };
      draft.value.addressText = hit.address ?? '';
    }
  }

  function startPerson(
    known: { firstName: string; lastName: string; phone: string },
    listingIds: readonly string[] = [],
  ): void {
    neighbour.value = null;
    draft.value.neighbourId = null;
    const agrees = { keep: false, city: false, helper: false };
    draft.value.newPerson = { ...known, agrees, listingIds: [...listingIds] };
  }

  function forgetPerson(): void {
    neighbour.value = null;
    draft.value.neighbourId = null;
    draft.value.newPerson = null;
  }

  async function startAgain(): Promise<void> {
    await keeper.stop();
    await dropDepositDraft();
    keeper = keepLatest(keepDepositDraft, reportProblem);
    draft.value = emptyDraft();
    neighbour.value = null;
    recovered.value = false;
    asked.value = false;
  }

  /** `null` when something is missing: `errors` then says what. */
  async function validate(): Promise<Deposited | null> {
    await choosing;
    asked.value = true;
    if (busy.value || Object.keys(checkDeposit(draft.value)).length > 0) return null;
    busy.value = true;
    try {
      await keeper.stop();
      const { neighbourId, newPerson, note } = draft.value;
      const person = newNeighbour();
      const listingIds = [...(newPerson?.listingIds ?? [])];
      const who = neighbourId !== null ? { id: neighbourId } : person ? { new: person, listingIds } : null;
      return await depositListing({ fields: fields(), neighbour: who, note: note.trim() });
    } catch (error) {
      keeper = keepLatest(keepDepositDraft, reportProblem);
      throw error;
    } finally {
      busy.value = false;
    }
  }

  function fields(): ListingFields {
    const { kind, title, description, category, urgency, availability, capacity, walkingLimit, languages, location } =
      plainCopy(draft.value);
    return {
      kind,
      category: category || 'other',
      title: title.trim(),
      description: description.trim(),
      status: 'pending',
      urgency,
      availability,
      languages,
      capacity: kind === 'offer' ? capacity : 1,
      walkingLimit: kind === 'offer' ? walkingLimit : null,
      location,
      contact: contact(),
    };
  }

  function contact(): ListingFields['contact'] {
    if (neighbour.value !== null) return contactForCity(neighbour.value);
    const person = newNeighbour();
    return person && contactForCity(person);
  }

  function newNeighbour(): NewNeighbour | null {
    const person = draft.value.newPerson;
    if (person === null) return null;
    const phone = parsePhone(person.phone);
    return {
      firstName: person.firstName.trim(),
      lastName: person.lastName.trim(),
      phones: phone.ok ? [phone.data] : [],
      location: draft.value.location ? { ...draft.value.location } : null,
      languages: [...draft.value.languages],
      consents: agreementsGiven(person.agrees, channel, (purpose) => t(`neighbours.wording.${purpose}`)),
    };
  }

  return { draft, neighbour, recovered, errors, busy, choosePerson, startPerson, forgetPerson, startAgain, validate };
}

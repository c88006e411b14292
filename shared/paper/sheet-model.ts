import { doorOfAddress } from '../domain/address/door-of-address.ts';
import { readAddress } from '../domain/address/read-address.ts';
import { checkLetter, rowLabel, sheetLabel } from '../domain/check-letter.ts';
import { hasWithdrawn } from '../domain/consent.ts';
import type { Listing } from '../domain/listing.ts';
import type { Neighbour } from '../domain/neighbour.ts';
import { isHeldBack, nameBehind, nameOnPaper, nameToTell, neighbourOnScreen, readName } from '../domain/person-name.ts';
import type { Quartier } from '../domain/quartier.ts';
import type { Round, Stop } from '../domain/round.ts';
import type { SheetRow } from '../domain/sheet.ts';
import { mayGoOut } from '../domain/visitable.ts';
import type { StreetLine } from '../geocoding/street-lines.ts';
import { addressLine, type AddressOnPaper, addressOnPaper } from './address-on-paper.ts';
import { type HeldBackReason, printableText } from './held-back.ts';
import {
  availabilityOnPaper,
  buildingOnPaper,
  categoryOnPaper,
  counted,
  dayOnPaper,
  doorOnPaper,
  effortOnPaper,
  instantOnPaper,
  languagesOnPaper,
} from './paper-words.ts';
import { hourInWords } from '../text/hour-in-words.ts';
import { walkerOnPaper, wordsOffPaper } from './person-on-paper.ts';
import { rowHeight, type RowTexts } from './row-height.ts';
import { needsThatFit, rowTexts } from './row-texts.ts';

/** The association as its sheets name it. Set by the coordinators; nobody’s private details. */
export interface PaperSettings {
  readonly association: string;
  readonly coordinator: string;
  readonly phone: string;
  /** Until when the telephone is answered: « 13 h ». */
  readonly until: string;
}

export interface SheetSource {
  readonly number: number;
  readonly round: Round;
  readonly quartier: Quartier | null;
  readonly listings: ReadonlyMap<string, Listing>;
  readonly neighbours: ReadonlyMap<string, Neighbour>;
  /** Neighbours behind the round’s volunteers, in their order. */
  readonly volunteers: readonly Neighbour[];
  readonly streets: readonly StreetLine[];
  readonly settings: PaperSettings;
  /** RFC 3339; shown in the laptop’s own time. */
  readonly printedAt: string;
}

interface PaperNeed {
  readonly category: string;
  readonly word: string;
  readonly detail: string;
}

export interface PaperRow {
  readonly number: number;
  readonly label: string;
  readonly checkLetter: string;
  readonly place: AddressOnPaper;
  readonly building: string;
  readonly doorLine: string;
  /** « Yvette M. »; empty where nobody is known, or where the name is not understood. */
  readonly person: string;
  /** What may be said of the name to somebody else. */
  readonly given: string;
  /** There is a name, and paper does not show it. */
  readonly isNameHeldBack: boolean;
  readonly languages: string;
  readonly needs: readonly PaperNeed[];
  /** The same as it is set, and the millimetres that it takes. */
  readonly texts: RowTexts;
  readonly height: number;
  readonly stop: Pick<Stop, 'id' | 'listingIds' | 'neighbourId' | 'location'>;
}

export interface RoundSheetModel {
  readonly number: number;
  readonly label: string;
  readonly place: string;
  readonly moment: string;
  /** The same in full, for a page under another title. */
  readonly when: string;
  /** First names. */
  readonly volunteers: readonly string[];
  readonly start: string;
  readonly effort: string;
  readonly printed: string;
  readonly settings: PaperSettings;
  readonly rows: readonly PaperRow[];
  readonly round: Pick<Round, 'start'>;
  readonly quartier: Quartier | null;
  readonly streets: readonly StreetLine[];
  readonly heldBack: readonly HeldBackReason[];
}

/**
 * What a round sheet may show, and nothing else: every member below is named one by one, so that a field added to a
 * listing or to a neighbour stays off paper until somebody writes it here.
 */
export function sheetModel(source: SheetSource): RoundSheetModel {
  const heldBack: HeldBackReason[] = [];
  const { round, settings, number } = source;
  const rows = round.stops.map((stop, index) => paperRow(source, stop, index + 1, heldBack));
  const start = round.start === null ? '' : addressLine(addressOnPaper(round.start.label));
  return {
    number,
    label: sheetLabel(number),
    ...titleOf(source),
    volunteers: source.volunteers.map(walkerOnPaper).filter(Boolean),
    start,
    effort: [counted(rows.length, 'porte', 'portes'), effortOnPaper(rows.length, round.metres)].join(' · '),
    printed: instantOnPaper(source.printedAt),
    settings,
    rows,
    round: { start: round.start },
    quartier: source.quartier,
    streets: source.streets,
    heldBack,
  };
}

/** Where and when, each thing once: the usual name of a round has its day, and its volunteers whom the sheet names below. */
function titleOf({ round, quartier, volunteers }: SheetSource): Pick<RoundSheetModel, 'place' | 'moment' | 'when'> {
  const walkers = `, ${volunteers.map(neighbourOnScreen).join(', ')}`;
  // The marks that keep a name from right to left apart are the screen’s.
  const name = round.name.replaceAll(/[\u2068\u2069]/gu, '');
  const own = name.endsWith(walkers) ? name.slice(0, -walkers.length) : name;
  const [day, hour] = [dayOnPaper(round.date), hourInWords('fr', round.time)];
  const when = `tournée du ${day}, ${hour}`;
  if (quartier === null && own.includes(day)) return { place: own, moment: `à ${hour}`, when };
  return { place: quartier?.name ?? own, moment: when, when };
}

function paperRow(source: SheetSource, stop: Stop, number: number, heldBack: HeldBackReason[]): PaperRow {
  const neighbour = stop.neighbourId === null ? undefined : source.neighbours.get(stop.neighbourId);
  // Who has asked to be left alone is not named: the row says that nobody rings there.
  const isSilent = neighbour !== undefined && hasWithdrawn(neighbour.consents);
  const listings = stop.listingIds.flatMap((id) => {
    const listing = source.listings.get(id);
    return listing && mayGoOut(listing, neighbour) ? [listing] : [];
  });
  const contactNames = listings.map((listing) => listing.contact?.name ?? '').filter(Boolean);
  const name = nameBehind(neighbour, { name: contactNames[0] ?? '' });
  const isNameHeldBack = !isSilent && isHeldBack(name);
  if (isNameHeldBack) heldBack.push('name');
  const hiddenNames = wordsOffPaper(name, contactNames.map(readName));
  const printable = (text: string) => {
    const { text: kept, heldBack: reason } = printableText(text, hiddenNames);
    if (reason !== null) heldBack.push(reason);
    return kept;
  };
  const address = readAddress(stop.location.label);
  const place = addressOnPaper(stop.location.label, address);
  const door = stop.door ?? neighbour?.door ?? doorOfAddress(address);
  const shown = door && {
    building: printable(door.building),
    entrance: printable(door.entrance),
    floor: door.floor,
    door: printable(door.door),
  };
  const spoken = new Set([
    ...(isSilent ? [] : (neighbour?.languages ?? [])),
    ...listings.flatMap((listing) => listing.languages),
  ]);
  const shownParts = {
    place,
    doorLine: [printable(place.place), shown ? doorOnPaper(shown) : ''].filter(Boolean).join(' · '),
    person: isSilent ? '' : nameOnPaper(name),
    languages: languagesOnPaper([...spoken]),
    needs: paperNeeds(listings, printable),
  };
  const texts = rowTexts(shownParts);
  return {
    ...shownParts,
    number,
    label: rowLabel(number),
    checkLetter: checkLetter(source.number, number),
    given: isSilent ? '' : nameToTell(name),
    isNameHeldBack,
    building: shown ? buildingOnPaper(shown.building) : '',
    texts,
    height: rowHeight(texts),
    stop: { id: stop.id, listingIds: stop.listingIds, neighbourId: stop.neighbourId, location: stop.location },
  };
}

function paperNeeds(listings: readonly Listing[], printable: (text: string) => string): PaperNeed[] {
  const needs = listings.map((listing) => paperNeed(listing, printable));
  if (needs.length === 0) return [{ category: 'other', word: 'Demande close', detail: 'ne pas sonner' }];
  const [only] = needs;
  if (needs.length === 1 && only) return [only];
  // « Visite, compagnie » is « Visite » where several needs share a row.
  const { shown, left } = needsThatFit(needs.map((need) => ({ ...need, word: need.word.split(',')[0] ?? need.word })));
  if (left === 0) return [...shown];
  return [
    ...shown,
    { category: 'other', word: counted(left, 'autre annonce', 'autres annonces'), detail: 'à demander au bureau' },
  ];
}

function paperNeed(listing: Listing, printable: (text: string) => string): PaperNeed {
  const word = categoryOnPaper(listing.category);
  const title = printable(listing.title);
  const said = title.toLocaleLowerCase('fr') === word.toLocaleLowerCase('fr') ? '' : title;
  return {
    category: listing.category,
    word: listing.kind === 'offer' ? `Propose : ${word.toLocaleLowerCase('fr')}` : word,
    detail: [said, availabilityOnPaper(listing.availability)].filter(Boolean).join(', '),
  };
}

/** The rows as the return entry needs them, frozen with the edition. */
export function frozenRows(model: RoundSheetModel): SheetRow[] {
  return model.rows.map((row) => ({
    number: row.number,
    checkLetter: row.checkLetter,
    stopId: row.stop.id,
    listingIds: [...row.stop.listingIds],
    neighbourId: row.stop.neighbourId,
    address: addressLine(row.place),
    doorLine: row.doorLine,
    person: row.person,
    needs: row.needs.map(({ category, word, detail }) => ({ category, title: word, detail })),
  }));
}

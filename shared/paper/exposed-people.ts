import type { ExposedField, ExposedPerson, Sheet } from '../domain/sheet.ts';
import { addressLine } from './address-on-paper.ts';
import type { HelperCard } from './helper-cards.ts';
import type { OffersPage } from './offers-model.ts';
import { communeOf } from './postal-commune.ts';
import type { PaperRow } from './sheet-model.ts';

/** Everyone on a round sheet, row by row. */
export function exposedOnRows(rows: readonly PaperRow[]): ExposedPerson[] {
  return rows.filter(isSomebody).map((row) => exposedOnRow(row, []));
}

/** On cards: the person helped, with the telephone where it is printed, and the helper’s first name. */
export function exposedOnCards(cards: readonly HelperCard[]): ExposedPerson[] {
  return cards.flatMap(({ row, helper, phone }) => [
    ...(isSomebody(row) ? [exposedOnRow(row, phone === '' ? [] : [phone])] : []),
    ...(helper === '' ? [] : [exposedByName(helper, [])]),
  ]);
}

/** On « près de chez vous »: whom the page is for, by first name, and each neighbour whose offer it tells. */
export function exposedOnOffers(pages: readonly OffersPage[]): ExposedPerson[] {
  const people = new Map<string, ExposedPerson>();
  for (const page of pages) {
    people.set(`for ${page.neighbourId ?? page.person}`, exposedByName(page.person, [], page.neighbourId));
    for (const offer of page.offers) {
      const key = `offer ${offer.neighbourId ?? offer.person} ${offer.category}`;
      people.set(key, exposedByName(offer.person, [offer.word], offer.neighbourId));
    }
  }
  return [...people.values()];
}

/** A door whose name is held back is somebody’s all the same, and they are told of a loss. */
function isSomebody(row: PaperRow): boolean {
  return row.person !== '' || row.isNameHeldBack;
}

function exposedOnRow(row: PaperRow, phones: readonly string[]): ExposedPerson {
  const fields: ExposedField[] = row.person === '' ? ['address'] : ['name', 'address'];
  if (row.doorLine !== '') fields.push('door');
  if (row.languages !== '') fields.push('languages');
  if (row.stop.listingIds.length > 0) fields.push('need');
  if (phones.length > 0) fields.push('phone');
  const needs = row.needs.map(({ word, detail }) => [word, detail].filter(Boolean).join(', '));
  return {
    neighbourId: row.stop.neighbourId,
    person: row.person,
    address: addressLine(row.place),
    commune: communeOf(row.stop.location.label),
    fields,
    shown: [row.doorLine, row.languages, ...needs, ...phones].filter(Boolean),
  };
}

function exposedByName(person: string, offers: readonly string[], neighbourId: string | null = null): ExposedPerson {
  return {
    neighbourId,
    person,
    address: '',
    fields: offers.length > 0 ? ['name', 'offer'] : ['name'],
    shown: [...offers],
  };
}

/** « bât. B · 4e étage · porte 42 », where the paper shows it: the first of what it shows of a row. */
export function doorOf({ fields, shown }: Pick<ExposedPerson, 'fields' | 'shown'>): string {
  return fields.includes('door') ? (shown[0] ?? '') : '';
}

/** Everyone whom a kept edition shows. Those printed before this was kept are read from their rows. */
export function exposedOnSheet(sheet: Pick<Sheet, 'exposed' | 'rows'>): readonly ExposedPerson[] {
  if (sheet.exposed) return sheet.exposed.map(({ town = '', ...person }) => ({ commune: town, ...person }));
  return sheet.rows
    .filter((row) => row.person !== '')
    .map((row) => ({
      neighbourId: row.neighbourId,
      person: row.person,
      address: row.address,
      fields: row.doorLine === '' ? ['name', 'address', 'need'] : ['name', 'address', 'door', 'need'],
      shown: [row.doorLine, ...row.needs.map(({ title, detail }) => [title, detail].filter(Boolean).join(', '))].filter(
        Boolean,
      ),
    }));
}

import type { HeldBackReason } from './held-back.ts';
import { countPhones } from './held-back.ts';
import { addressLine } from './address-on-paper.ts';
import type { RoundSheetModel } from './sheet-model.ts';

export interface Exposure {
  readonly people: number;
  readonly addresses: number;
  readonly phones: number;
  /** How many texts stayed off paper, by reason. */
  readonly heldBack: readonly { readonly reason: HeldBackReason; readonly count: number }[];
}

/** The same, for papers whose people and texts are counted one by one. */
export function exposureOfTexts(
  people: readonly string[],
  addresses: readonly string[],
  texts: readonly string[],
  heldBack: readonly HeldBackReason[],
): Exposure {
  return {
    people: new Set(people.filter((person) => person !== '')).size,
    addresses: new Set(addresses).size,
    phones: texts.reduce((sum, text) => sum + countPhones(text), 0),
    heldBack: [...new Set(heldBack)].map((reason) => ({
      reason,
      count: heldBack.filter((other) => other === reason).length,
    })),
  };
}

/** What a lost sheet would tell a stranger, counted on what will really be printed. */
export function exposureOf({ rows, heldBack }: Pick<RoundSheetModel, 'rows' | 'heldBack'>): Exposure {
  const texts = rows.flatMap((row) => [
    addressLine(row.place),
    row.doorLine,
    row.person,
    ...row.needs.flatMap((need) => [need.word, need.detail]),
  ]);
  return {
    ...exposureOfTexts(
      [],
      rows.map((row) => `${addressLine(row.place)}|${row.doorLine}`),
      texts,
      heldBack,
    ),
    // Two households may share a first name and an initial: rows are counted, not names.
    people: rows.filter((row) => row.person !== '' || row.isNameHeldBack).length,
  };
}

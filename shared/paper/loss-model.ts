import { sheetLabel } from '../domain/check-letter.ts';
import { type ExposedField, exposedFields, type ExposedPerson, type Sheet } from '../domain/sheet.ts';
import { exposedOnSheet } from './exposed-people.ts';
import { instantOnPaper } from './paper-words.ts';
import type { PaperSettings } from './sheet-model.ts';

/**
 * Whether the loss must be told to the CNIL. GDPR art. 33(1): within 72 hours, unless a risk to people is unlikely;
 * art. 34(1): to the people themselves when the risk is high. An address beside a need leads a stranger to a door.
 */
export type LossGravity = 'nobody' | 'unlikely' | 'risk';

export interface LossModel {
  readonly label: string;
  readonly level: Sheet['level'];
  readonly copies: number;
  readonly printed: string;
  readonly lostOn: string;
  readonly deadline: string;
  readonly gravity: LossGravity;
  readonly people: readonly ExposedPerson[];
  /** Kinds of data on the sheet, in one order. */
  readonly fields: readonly ExposedField[];
  readonly settings: PaperSettings;
}

const hours = 60 * 60 * 1000;
const cnilHours = 72;

export function cnilDeadline(lostAt: string): string {
  return new Date(Date.parse(lostAt) + cnilHours * hours).toISOString();
}

export function lossGravity(people: readonly ExposedPerson[]): LossGravity {
  if (people.length === 0) return 'nobody';
  const leading: readonly ExposedField[] = ['address', 'door', 'phone', 'need'];
  return people.some(({ fields }) => fields.some((field) => leading.includes(field))) ? 'risk' : 'unlikely';
}

/** What the record of the loss and the letters are made from. `stateChangedAt` is when the loss was noted. */
export function lossModel(sheet: Sheet, settings: PaperSettings): LossModel {
  const people = exposedOnSheet(sheet);
  const present = new Set(people.flatMap((person) => person.fields));
  return {
    label: sheetLabel(sheet.number),
    level: sheet.level,
    copies: sheet.copies,
    printed: instantOnPaper(sheet.printedAt, true),
    lostOn: instantOnPaper(sheet.stateChangedAt, true),
    deadline: instantOnPaper(cnilDeadline(sheet.stateChangedAt), true),
    gravity: lossGravity(people),
    people,
    fields: exposedFields.filter((field) => present.has(field)),
    settings,
  };
}

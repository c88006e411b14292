import type { ListingFields } from '../domain/listing.ts';
import type { CityAccount } from '../shell.ts';
import { sendablePart } from '../sync/compact-outbox.ts';
import { writableFields } from '../sync/writable-fields.ts';
import type { ListingRecord, OutboxEntry } from '../sync/records.ts';

export interface CapabilityNotes {
  /** Nothing is ever sent: everything is reported by hand. */
  readonly readOnly: boolean;
  readonly notSent: readonly ('create' | 'update' | 'delete' | 'contacts')[];
  /** Fields that this platform does not take, the contact apart. */
  readonly fields: readonly (keyof ListingFields)[];
  /** What is done in another way, more slowly or less safely. */
  readonly instead: readonly ('cursor' | 'conditionalWrite')[];
}

/** What this token or this platform cannot do, so that nobody waits for it (decision 033). */
export function capabilityNotes(account: CityAccount): CapabilityNotes {
  const { capabilities: can } = account;
  const create = can.create && can.clientIds;
  const sent = new Set(fieldsToSend(account));
  const writes = create || can.update;
  const readOnly = !writes && !can.delete;
  return {
    readOnly,
    notSent: readOnly
      ? []
      : [
          ...(create ? [] : (['create'] as const)),
          ...(can.update ? [] : (['update'] as const)),
          ...(can.delete ? [] : (['delete'] as const)),
          ...(writes && !sent.has('contact') ? (['contacts'] as const) : []),
        ],
    fields: writes ? writableFields.filter((field) => field !== 'contact' && !sent.has(field)) : [],
    instead: [
      ...(can.cursor ? [] : (['cursor'] as const)),
      ...(writes && !can.conditionalWrite ? (['conditionalWrite'] as const) : []),
    ],
  };
}

/** Will this change be reported by hand, whole, at the next exchange? */
export function isByHand(account: CityAccount, record: ListingRecord, operation: OutboxEntry['operation']): boolean {
  const can = { ...account.capabilities, writableFields: fieldsToSend(account) };
  return sendablePart(record, operation, can) === null;
}

/** The contact travels only with its scope, in both directions. */
export function fieldsToSend({ capabilities, scopes }: CityAccount): readonly (keyof ListingFields)[] {
  const allowed = capabilities.writableFields ?? writableFields;
  return writableFields.filter(
    (field) => allowed.includes(field) && (field !== 'contact' || scopes.includes('contacts')),
  );
}

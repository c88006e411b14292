import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { listingStatuses, type ListingFields, transitions } from '../../../../shared/domain/listing.ts';
import { compactOutbox, sendablePart } from '../../../../shared/sync/compact-outbox.ts';
import type { ListingRecord, OutboxEntry } from '../../../../shared/sync/records.ts';
import { statusPath } from '../../../../shared/sync/status-path.ts';
import { listingFields, listingOf } from './listing-fields.ts';

const [sample] = fc.sample(listingFields, { numRuns: 1, seed: 2 });
const fields: ListingFields = { ...(sample as ListingFields), status: 'pending', title: 'Courses', capacity: 1 };
const fresh = { newId: () => 'new', now: () => '2020-04-02T08:00:00.000Z' };
const all = {
  read: true,
  create: true,
  update: true,
  delete: true,
  cursor: true,
  conditionalWrite: true,
  clientIds: true,
};

function record(base: ListingFields | null, local: ListingFields | null): ListingRecord {
  const id = listingOf(fields).id;
  return { id, base: base && listingOf(base), local: local && listingOf(local), etag: '"1"', generation: 1 };
}

function entry(id: string, operation: OutboxEntry['operation'], state: OutboxEntry['state'] = 'waiting'): OutboxEntry {
  const reason = state === 'parked' ? 'invalid' : null;
  return { id, listingId: listingOf(fields).id, operation, state, attempts: 0, reason, detail: null, at: fresh.now() };
}

describe('the outbox', () => {
  it('sends several unsent edits of a listing as one', () => {
    const local = { ...fields, title: 'Pharmacie', capacity: 2 };
    const edits = [
      entry('1', { type: 'update', patch: { title: 'Pharmacie' } }),
      entry('2', { type: 'update', patch: { capacity: 2 } }),
    ];
    const { unsent } = compactOutbox(record(fields, local), edits, fresh);
    expect(unsent?.id).toBe('1');
    expect(unsent?.operation).toEqual({ type: 'update', patch: { title: 'Pharmacie', capacity: 2 } });
  });

  it('never merges an edit into an operation that is on its way', () => {
    const local = { ...fields, title: 'Pharmacie', capacity: 2 };
    const edits = [
      entry('1', { type: 'update', patch: { title: 'Pharmacie' } }, 'sent'),
      entry('2', { type: 'update', patch: { capacity: 2 } }),
    ];
    const { unsent } = compactOutbox(record(fields, local), edits, fresh);
    expect(unsent?.operation).toEqual({ type: 'update', patch: { capacity: 2 } });
  });

  it('has nothing to send of an edit that was taken back', () => {
    const compacted = compactOutbox(record(fields, fields), [entry('1', { type: 'update', patch: {} })], fresh);
    expect(compacted).toEqual({ record: record(fields, null), unsent: null });
  });

  it('creates with the latest words, and forgets what was created and deleted unsent', () => {
    const local = { ...fields, title: 'Pharmacie' };
    const created = entry('1', { type: 'create', fields });
    const { unsent } = compactOutbox(record(null, local), [created], fresh);
    expect(unsent?.operation).toEqual({ type: 'create', fields: local });
    const deleted = compactOutbox(record(null, local), [created, entry('2', { type: 'delete' })], fresh);
    expect(deleted).toEqual({ record: null, unsent: null });
  });

  it('leaves parked what would say the same again, and tries anew what was edited since', () => {
    const local = { ...fields, title: 'Pharmacie' };
    const parked = entry('1', { type: 'update', patch: { title: 'Pharmacie' } }, 'parked');
    expect(compactOutbox(record(fields, local), [parked], fresh).unsent).toBe(parked);
    const again = compactOutbox(record(fields, { ...local, capacity: 3 }), [parked], fresh).unsent;
    expect(again).toMatchObject({ id: 'new', state: 'waiting' });
  });

  it('sends a status in steps that the city allows', () => {
    const update = { type: 'update', patch: { status: 'fulfilled', capacity: 2 } } as const;
    const step = sendablePart(record(fields, { ...fields, status: 'fulfilled' }), update, all);
    expect(step).toEqual({ type: 'update', patch: { status: 'published', capacity: 2 } });
  });

  it('finds the shortest way through the table, and none around it', () => {
    for (const from of listingStatuses) {
      for (const to of listingStatuses) {
        const path = statusPath(from, to);
        const steps = path && [from, ...path];
        expect(steps?.at(-1) ?? to).toBe(to);
        steps?.slice(1).forEach((status, index) => {
          expect(transitions[steps[index] ?? from]).toContain(status);
        });
      }
    }
    expect(statusPath('fulfilled', 'pending')).toBeNull();
  });

  it('sends only what the token may write', () => {
    const contactless = { ...all, writableFields: ['title', 'capacity'] as const };
    const both = { type: 'update', patch: { title: 'Pharmacie', contact: null } } as const;
    expect(sendablePart(record(fields, fields), both, contactless)).toEqual({
      type: 'update',
      patch: { title: 'Pharmacie' },
    });
    const contact = { type: 'update', patch: { contact: null } } as const;
    expect(sendablePart(record(fields, fields), contact, contactless)).toBeNull();
    expect(sendablePart(record(null, fields), { type: 'create', fields }, { ...all, clientIds: false })).toBeNull();
    expect(sendablePart(record(fields, fields), { type: 'delete' }, { ...all, delete: false })).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { capabilityNotes, fieldsToSend, isByHand } from '../../../../shared/city/capability-notes.ts';
import { type AroundQueue, whyQueueIsEmpty } from '../../../../renderer/model/commands/empty-queue.ts';
import type { CityAccount } from '../../../../shared/shell.ts';
import type { ListingRecord } from '../../../../shared/sync/records.ts';
import { writableFields } from '../../../../shared/sync/writable-fields.ts';

function account(can: Partial<CityAccount['capabilities']> = {}, scopes = ['read', 'write', 'contacts']): CityAccount {
  const all = { read: true, create: true, update: true, delete: true, cursor: true, conditionalWrite: true };
  return { name: 'Cachan', account: 'Entraide', scopes, capabilities: { ...all, clientIds: true, ...can } };
}

describe('what a token or a platform cannot do', () => {
  it('is nothing, when it can do everything', () => {
    expect(capabilityNotes(account())).toEqual({ readOnly: false, notSent: [], fields: [], instead: [] });
    expect(fieldsToSend(account())).toEqual(writableFields);
  });

  it('is everything, when it only reads: that is a complete mode, said in one sentence', () => {
    const reads = account({ create: false, update: false, delete: false, writableFields: [] }, ['read']);
    expect(capabilityNotes(reads)).toEqual({ readOnly: true, notSent: [], fields: [], instead: [] });
  });

  it('is creations, where identifiers are not ours to choose', () => {
    expect(capabilityNotes(account({ clientIds: false })).notSent).toEqual(['create']);
  });

  it('is deletions, and contacts without their scope', () => {
    expect(capabilityNotes(account({ delete: false }, ['read', 'write'])).notSent).toEqual(['delete', 'contacts']);
    expect(fieldsToSend(account({}, ['read', 'write']))).not.toContain('contact');
  });

  it('is some fields: they are named, and they are not sent', () => {
    const some = account({ writableFields: ['title', 'description', 'contact'] });
    expect(capabilityNotes(some).fields).toContain('location');
    expect(fieldsToSend(some)).toEqual(['title', 'description', 'contact']);
  });

  it('is said where it is only done in another way', () => {
    expect(capabilityNotes(account({ cursor: false, conditionalWrite: false })).instead).toEqual([
      'cursor',
      'conditionalWrite',
    ]);
  });
});

describe('a queue without anything in it', () => {
  const reads = account({ create: false, update: false, delete: false, writableFields: [] }, ['read']);
  const around: AroundQueue = { account: account(), connected: true, toReport: 0, reported: 0, conflicts: 0 };

  it('says that all has left where it has', () => {
    expect(whyQueueIsEmpty(around)).toBe('all-left');
    expect(whyQueueIsEmpty({ ...around, account: null })).toBe('all-left');
  });

  it('never says so above what cannot leave, whatever the token', () => {
    for (const some of [account(), account({ delete: false }), reads])
      expect(whyQueueIsEmpty({ ...around, account: some, toReport: 2, reported: 1, conflicts: 3 })).toBe('to-report');
    expect(whyQueueIsEmpty({ ...around, account: reads, connected: false, toReport: 1 })).toBe('to-report');
  });

  it('says what else is where: ticked lines, disagreements, a city not connected, a token that only reads', () => {
    expect(whyQueueIsEmpty({ ...around, reported: 1 })).toBe('reported');
    expect(whyQueueIsEmpty({ ...around, conflicts: 1 })).toBe('undecided');
    expect(whyQueueIsEmpty({ ...around, account: null, connected: false })).toBe('not-connected');
    expect(whyQueueIsEmpty({ ...around, account: reads })).toBe('reads-only');
  });
});

describe('a change that waits', () => {
  const record: ListingRecord = { id: 'a', base: null, local: null, etag: null, generation: 1 };
  const title = { type: 'update', patch: { title: 'Autre' } } as const;

  it('is said to be for the hand before the exchange finds out', () => {
    expect(isByHand(account(), record, title)).toBe(false);
    expect(isByHand(account({ writableFields: ['description'] }), record, title)).toBe(true);
    expect(isByHand(account({ update: false }), record, title)).toBe(true);
    expect(isByHand(account({ delete: false }), record, { type: 'delete' })).toBe(true);
    const contact = { type: 'update', patch: { contact: null } } as const;
    expect(isByHand(account({}, ['read', 'write']), record, contact)).toBe(true);
  });
});

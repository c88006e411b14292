import { describe, expect, it } from 'vitest';
import { capabilityNotes, fieldsToSend } from '../../../renderer/sync/capability-notes.ts';
import type { CityAccount } from '../../../shared/shell.ts';
import { writableFields } from '../../../shared/sync/writable-fields.ts';

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

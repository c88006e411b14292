import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  canBecome,
  isLive,
  isOpen,
  type ListingStatus,
  listingFieldsSchema,
  listingSchema,
  listingStatuses,
  tombstoneSchema,
} from '../../../../shared/domain/listing.ts';
import { listing } from '../../../contract/paper/paper-people.ts';

const title = (text: string) => v.safeParse(listingFieldsSchema.entries.title, text).success;

describe('the title of a listing', () => {
  it('has up to 120 characters, as the contract counts them', () => {
    expect(title('🛒'.repeat(120))).toBe(true);
    expect(title('é'.repeat(120))).toBe(true);
    expect(title('🛒'.repeat(121))).toBe(false);
    expect(title('a'.repeat(121))).toBe(false);
    expect(title('  ')).toBe(false);
  });
});

const takes = (change: object) => v.safeParse(listingSchema, { ...listing(0), ...change }).success;

describe('a listing', () => {
  it('is taken as the city says it, with members that this version does not know', () => {
    expect(v.parse(listingSchema, { ...listing(0), photo: 'x' })).toMatchObject({ id: listing(0).id, photo: 'x' });
    const contact = { name: 'n'.repeat(120), phone: '0'.repeat(40), email: 'e'.repeat(254) };
    expect(takes({ contact, capacity: 50, walkingLimit: 20_000, description: '🛒'.repeat(2000) })).toBe(true);
    expect(takes({ contact: { ...contact, phone: null, email: null }, capacity: 1, walkingLimit: 50 })).toBe(true);
    expect(takes({ languages: ['fr', 'pt-BR', 'ary', 'zh-Hant-TW'], category: 'a-1', location: null })).toBe(true);
    for (const status of listingStatuses) expect(takes({ status }), status).toBe(true);
    for (const urgency of ['low', 'normal', 'high']) expect(takes({ urgency }), urgency).toBe(true);
    for (const kind of ['offer', 'request']) expect(takes({ kind }), kind).toBe(true);
    expect(
      takes({
        availability: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], parts: ['morning', 'evening'] },
      }),
    ).toBe(true);
  });

  it.each([
    { id: '1' },
    { version: 0 },
    { version: 1.5 },
    { kind: 'gift' },
    { category: '' },
    { category: 'Courses' },
    { category: 'a'.repeat(41) },
    { category: 'a b' },
    { status: 'open' },
    { urgency: 'urgent' },
    { availability: { days: ['lundi'], parts: [] } },
    { availability: { days: [], parts: ['night'] } },
    { availability: null },
    { languages: ['f'] },
    { languages: ['français'] },
    { languages: ['fr-'] },
    { languages: ['xfr-FR1234567890'] },
    { capacity: 0 },
    { capacity: 51 },
    { capacity: 1.5 },
    { walkingLimit: 49 },
    { walkingLimit: 20_001 },
    { walkingLimit: 100.5 },
    { description: 'd'.repeat(2001) },
    { contact: { name: 'n'.repeat(121), phone: null, email: null } },
    { contact: { name: '', phone: '0'.repeat(41), email: null } },
    { contact: { name: '', phone: null, email: 'e'.repeat(255) } },
    { location: { lat: 48, lon: 2 } },
    { createdAt: 'hier' },
    { updatedAt: '2026-11-28' },
  ])('is not taken with %j', (wrong) => expect(takes(wrong)).toBe(false));

  it('that is deleted is known by its number and its version', () => {
    const deleted = (change: object) =>
      v.safeParse(tombstoneSchema, { id: listing(0).id, version: 3, deleted: true, ...change }).success;
    expect(deleted({})).toBe(true);
    expect([{ id: 'x' }, { version: 0 }, { version: 1.5 }, { deleted: false }].some(deleted)).toBe(false);
  });
});

describe('the life of a listing', () => {
  it('goes from each status to those that the table allows, and to no other', () => {
    const next = (from: ListingStatus) => listingStatuses.filter((to) => to !== from && canBecome(from, to)).join(' ');
    expect(listingStatuses.map((from) => `${from}: ${next(from)}`)).toEqual([
      'draft: pending withdrawn',
      'pending: published withdrawn expired',
      'published: matched fulfilled withdrawn expired',
      'matched: published fulfilled withdrawn expired',
      'fulfilled: ',
      'withdrawn: pending',
      'expired: pending withdrawn',
    ]);
    for (const status of listingStatuses) expect(canBecome(status, status)).toBe(true);
  });

  it('is open until somebody closes it, and live between the two', () => {
    expect(listingStatuses.filter(isOpen)).toEqual(['draft', 'pending', 'published', 'matched']);
    expect(listingStatuses.filter(isLive)).toEqual(['published', 'matched']);
  });
});

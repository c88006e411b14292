import { describe, expect, it } from 'vitest';
import type { Listing, ListingFields } from '../../../../shared/domain/listing.ts';
import { likelyTwin, mergeTwin } from '../../../../shared/sync/likely-twin.ts';
import { invented } from '../../renderer/db/invented.ts';

function listing(id: string, change: Partial<ListingFields> = {}, createdAt = '2020-04-02T09:00:00Z'): Listing {
  return { ...invented({ status: 'published', ...change }), id, version: 1, createdAt, updatedAt: createdAt };
}

const ours = listing('ours', { status: 'pending' });
const elsewhere = { lat: 48.8, lon: 2.35, label: '3 allée des Tilleuls' };
const somebody = { name: 'Odile Essai', phone: '01 99 00 55 66', email: null };
const typed = {
  title: 'courses du Mardi',
  location: { lat: 48.7933, lon: 2.3316, label: '12, Rue des Vignes, 94230 Cachan' },
  contact: { name: 'Mme Marchandeau', phone: '+33 1 99 00 12 34', email: null },
};

const found = (...theirs: Listing[]) => likelyTwin(ours, theirs)?.id ?? null;

describe('the city’s listing that was typed from ours', () => {
  it('is known by its title with the person or the address, however they were typed', () => {
    expect(found(listing('theirs', typed))).toBe('theirs');
    expect(found(listing('theirs', { ...typed, location: elsewhere }))).toBe('theirs');
    expect(found(listing('theirs', { ...typed, contact: somebody }))).toBe('theirs');
  });

  it('is known where the city shows no contact, by its address', () => {
    expect(found(listing('theirs', { ...typed, contact: null }))).toBe('theirs');
  });

  it('is known under another title, by person, address and category together', () => {
    expect(found(listing('theirs', { ...typed, title: 'Faire les courses' }))).toBe('theirs');
    expect(found(listing('theirs', { ...typed, title: 'Ordonnance', category: 'pharmacy' }))).toBe(null);
    expect(found(listing('theirs', { ...typed, title: 'Faire les courses', contact: null }))).toBe(null);
  });

  it('is not one of the other kind, nor one that is closed', () => {
    expect(found(listing('theirs', { ...typed, kind: 'offer' }))).toBe(null);
    for (const status of ['fulfilled', 'withdrawn', 'expired'] as const)
      expect(found(listing('theirs', { ...typed, status }))).toBe(null);
  });

  it('is not somebody else’s who asks for the same thing', () => {
    expect(found(listing('theirs', { ...typed, contact: somebody, location: elsewhere }))).toBe(null);
    expect(found(listing('theirs', { ...typed, contact: null, location: elsewhere }))).toBe(null);
    expect(found(listing('theirs', { ...typed, contact: somebody, location: null }))).toBe(null);
  });

  it('is known by its title alone only where there is nothing else to compare', () => {
    expect(found(listing('theirs', { ...typed, contact: null, location: null }))).toBe('theirs');
    expect(found(listing('theirs', { ...typed, title: 'Autre chose', contact: null, location: null }))).toBe(null);
  });

  it('is the one with the most signs, then the newest, in whatever order they are shown', () => {
    const weak = listing('weak', { ...typed, contact: null }, '2020-04-09T09:00:00Z');
    const old = listing('old', typed, '2020-04-01T09:00:00Z');
    const recent = listing('recent', typed, '2020-04-05T09:00:00Z');
    expect(found(weak, old, recent)).toBe('recent');
    expect(found(recent, old, weak)).toBe('recent');
  });
});

describe('joined to ours', () => {
  const theirs = listing('theirs', typed);

  it('it stays as the city says where both read the same', () => {
    expect(mergeTwin(ours, theirs, true)).toEqual({ listing: theirs, conflicts: [] });
    const silent = { ...ours, description: '', location: null, contact: null };
    expect(mergeTwin(silent, theirs, false)).toEqual({ listing: theirs, conflicts: [] });
  });

  it('it sends what reads otherwise to the inbox, and loses nothing of ours', () => {
    const longer = { ...ours, description: 'Du pain, des pommes et du lait', urgency: 'high' as const };
    const { listing: joined, conflicts } = mergeTwin(longer, theirs, true);
    expect(joined).toEqual(theirs);
    expect(conflicts).toEqual([
      { field: 'description', theirs: theirs.description, ours: longer.description },
      { field: 'urgency', theirs: 'normal', ours: 'high' },
    ]);
  });

  it('it goes on where ours had got to since its deposit, and is not revived', () => {
    expect(mergeTwin({ ...ours, status: 'fulfilled' }, theirs, true).listing.status).toBe('fulfilled');
    expect(mergeTwin({ ...ours, status: 'pending' }, theirs, true).listing.status).toBe('published');
    const closed = mergeTwin({ ...ours, status: 'matched' }, { ...theirs, status: 'fulfilled' }, true);
    expect(closed.listing.status).toBe('fulfilled');
    expect(closed.conflicts).toEqual([{ field: 'status', theirs: 'fulfilled', ours: 'matched' }]);
  });

  it('it takes no contact away: the neighbour keeps it, or else the inbox', () => {
    const shy = { ...theirs, contact: null };
    expect(mergeTwin(ours, shy, true).conflicts).toEqual([]);
    expect(mergeTwin(ours, shy, false).conflicts).toEqual([{ field: 'contact', theirs: null, ours: ours.contact }]);
  });
});

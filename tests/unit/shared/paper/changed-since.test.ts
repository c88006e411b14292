import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../../shared/domain/listing.ts';
import type { Neighbour } from '../../../../shared/domain/neighbour.ts';
import { changedSince } from '../../../../shared/paper/changed-since.ts';
import { frozenRows, sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { listing, neighbour, paperRound } from '../../../contract/paper/paper-people.ts';

const source = paperRound(1);
const [row] = frozenRows(sheetModel(source));
if (!row) throw new Error('no row');
const printedAt = '2026-11-27T10:00:00.000Z';
const before = { createdAt: '2026-11-01T10:00:00.000Z', updatedAt: '2026-11-01T10:00:00.000Z' };

function since(change: Partial<Listing> | null, person: Partial<Neighbour> = {}) {
  const listings = new Map(
    change === null ? [] : row!.listingIds.map((id) => [id, listing(0, { ...before, id, ...change })]),
  );
  const people = new Map([[row!.neighbourId ?? '', neighbour(0, person)]]);
  return changedSince(row!, listings, people, printedAt);
}

describe('a printed need, since it was printed', () => {
  it('is as it was', () => expect(since({})).toBeNull());

  it('is gone, closed, no longer validated, or edited', () => {
    expect(since(null)).toEqual({ what: 'gone' });
    expect(since({ status: 'fulfilled' })).toEqual({ what: 'closed', status: 'fulfilled' });
    expect(since({ status: 'pending' })).toEqual({ what: 'closed', status: 'pending' });
    expect(since({ updatedAt: '2026-11-28T10:00:00.000Z' })).toEqual({ what: 'edited' });
  });

  it('is that of a person who has asked to be left alone', () => {
    const withdrawn = {
      purpose: 'keep' as const,
      channel: 'phone' as const,
      wording: 'les mots lus',
      givenAt: before.createdAt,
      withdrawnAt: printedAt,
    };
    expect(since({}, { consents: [withdrawn] })).toEqual({ what: 'consent-withdrawn' });
  });
});

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { listingStatuses } from '../../../../shared/domain/listing.ts';
import { gapBoard, type GapListing } from '../../../../shared/matching/gap-board.ts';

let count = 0;
const listing = (change: Partial<GapListing>): GapListing => ({
  id: `listing-${count++}`,
  kind: 'request',
  category: 'shopping',
  status: 'published',
  capacity: 1,
  quartierId: 'coteau',
  ...change,
});

describe('the gap board', () => {
  it('sets requests against places, by quartier and category, the widest shortage first', () => {
    const board = gapBoard(
      [
        listing({}),
        listing({}),
        listing({}),
        listing({ kind: 'offer', capacity: 2 }),
        listing({ category: 'pharmacy' }),
        listing({ category: 'pharmacy', kind: 'offer', capacity: 4 }),
        listing({ category: 'repairs', quartierId: null }),
        listing({ category: 'repairs', quartierId: null }),
      ],
      new Map(),
    );
    expect(board).toEqual([
      { quartierId: null, category: 'repairs', requests: 2, places: 0, shortage: 2 },
      { quartierId: 'coteau', category: 'shopping', requests: 3, places: 2, shortage: 1 },
      { quartierId: 'coteau', category: 'pharmacy', requests: 1, places: 4, shortage: 0 },
    ]);
  });

  it('counts no place that an introduction under way holds, and no listing that is over', () => {
    const offer = listing({ kind: 'offer', capacity: 2, status: 'matched' });
    const others = [listing({}), listing({ status: 'fulfilled' }), listing({ kind: 'offer', status: 'withdrawn' })];
    const [gap] = gapBoard([offer, ...others], new Map([[offer.id, 2]]));
    expect(gap).toMatchObject({ requests: 1, places: 0, shortage: 1 });
  });

  it('counts each open request once, whatever the listings and their order', () => {
    const any = fc.record({
      kind: fc.constantFrom('request' as const, 'offer' as const),
      category: fc.constantFrom('shopping', 'pharmacy', 'garde-meuble'),
      status: fc.constantFrom(...listingStatuses),
      capacity: fc.integer({ min: 1, max: 5 }),
      quartierId: fc.constantFrom('coteau', 'centre', null),
    });
    fc.assert(
      fc.property(fc.array(any), (many) => {
        const listings = many.map(listing);
        const board = gapBoard(listings, new Map());
        const open = listings.filter(({ kind, status }) => kind === 'request' && status === 'published');
        expect(board.reduce((sum, { requests }) => sum + requests, 0)).toBe(open.length);
        expect(gapBoard(listings.toReversed(), new Map())).toEqual(board);
      }),
    );
  });
});

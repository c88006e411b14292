import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { applyMergePatch, patchListing } from '../../../../shared/sync/apply-merge-patch.ts';
import { diffListing, isEmptyPatch } from '../../../../shared/sync/diff-listing.ts';
import { sameFields } from '../../../../shared/sync/writable-fields.ts';
import { listingFields, listingOf } from './listing-fields.ts';

describe('a merge patch', () => {
  /** RFC 7396, appendix A. */
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j is %j', (target, patch, result) => {
    expect(applyMergePatch(target, patch)).toEqual(result);
  });

  it('made of the difference of two listings leads from one to the other', () => {
    fc.assert(
      fc.property(listingFields, listingFields, (from, to) => {
        const patched = patchListing(listingOf(from, { lift: true }), diffListing(from, to));
        expect(sameFields(patched, to)).toBe(true);
        expect(patched['lift']).toBe(true);
      }),
    );
  });

  it('is empty between listings that say the same, whatever the order of their sets', () => {
    fc.assert(
      fc.property(listingFields, (fields) => {
        const turned = { ...fields, languages: [...fields.languages].reverse() };
        expect(isEmptyPatch(diffListing(fields, turned))).toBe(true);
      }),
    );
  });
});

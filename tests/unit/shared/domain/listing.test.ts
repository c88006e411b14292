import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { listingFieldsSchema } from '../../../../shared/domain/listing.ts';

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

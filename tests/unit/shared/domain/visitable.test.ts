import { describe, expect, it } from 'vitest';
import type { Consent } from '../../../../shared/domain/neighbour.ts';
import { isLive, listingStatuses } from '../../../../shared/domain/listing.ts';
import { canBeVisited, mayGoOut, whyItStaysIn } from '../../../../shared/domain/visitable.ts';

const keeps = (withdrawnAt: string | null): { consents: Consent[] } => ({
  consents: [
    { purpose: 'keep', channel: 'door', wording: 'les mots lus', givenAt: '2026-11-01T10:00:00.000Z', withdrawnAt },
  ],
});

describe('a visit', () => {
  it('is made for a request that is validated and open, and for no other status', () => {
    const visited = listingStatuses.filter((status) => canBeVisited({ kind: 'request', status }, null));
    expect(visited).toEqual(['published', 'matched']);
    expect(listingStatuses.filter((status) => isLive(status))).toEqual(visited);
  });

  it('is never made for an offer, which may still stand on the row of its household', () => {
    expect(canBeVisited({ kind: 'offer', status: 'published' }, null)).toBe(false);
    expect(mayGoOut({ status: 'published' }, null)).toBe(true);
  });

  it('is not made to a person who asked to be left alone', () => {
    const request = { kind: 'request', status: 'published' } as const;
    expect(canBeVisited(request, keeps(null))).toBe(true);
    expect(canBeVisited(request, keeps('2026-11-20T10:00:00.000Z'))).toBe(false);
    expect(mayGoOut(request, keeps('2026-11-20T10:00:00.000Z'))).toBe(false);
  });

  it('says why it is not made: closed before not validated, and the person’s own word last', () => {
    const silent = keeps('2026-11-20T10:00:00.000Z');
    expect(whyItStaysIn({ status: 'fulfilled' }, silent)).toBe('closed');
    expect(whyItStaysIn({ status: 'pending' }, silent)).toBe('not-validated');
    expect(whyItStaysIn({ status: 'draft' }, null)).toBe('not-validated');
    expect(whyItStaysIn({ status: 'matched' }, silent)).toBe('consent-withdrawn');
    expect(whyItStaysIn({ status: 'matched' }, keeps(null))).toBeNull();
  });

  it('is made to a person of whose agreement nothing is known', () => {
    expect(canBeVisited({ kind: 'request', status: 'matched' }, { consents: [] })).toBe(true);
    expect(canBeVisited({ kind: 'request', status: 'matched' }, undefined)).toBe(true);
  });
});

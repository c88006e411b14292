import type { ListingRow } from '../../../../renderer/model/index/desk-query.ts';
import type { Proposal, Proposals } from '../../../../renderer/workers/proposals/proposals-protocol.ts';
import { listing } from '../../shared/matching/sides.ts';

export function row(id: string, change: Partial<ListingRow> = {}): ListingRow {
  return {
    ...listing({}),
    id,
    person: '',
    personId: null,
    visitable: true,
    quartierId: null,
    quartier: '',
    since: 0,
    metres: null,
    lat: null,
    lon: null,
    toSend: false,
    ...change,
  };
}

export function proposal(requestId: string, offerId: string, metres: number | null = 10): Proposal {
  return { requestId, offerId, metres, reasons: [] };
}

/** The metres are those of the proposals. */
export function plan(proposals: readonly Proposal[], metresUnderWay = 0, alone: readonly string[] = []): Proposals {
  return {
    proposals,
    alone: alone.map((requestId) => ({ requestId, eligible: 0, nearly: null })),
    metres: proposals.reduce((sum, { metres }) => sum + (metres ?? 0), 0),
    metresUnderWay,
    forbidden: new Map(),
  };
}

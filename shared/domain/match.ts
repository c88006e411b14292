import * as v from 'valibot';
import { idSchema, instantSchema } from './listing.ts';

export const matchStates = ['suggested', 'proposed', 'accepted', 'done', 'failed', 'refused', 'cancelled'] as const;
export type MatchState = (typeof matchStates)[number];

/** One request with one offer, and its life. */
export const matchSchema = v.object({
  id: idSchema,
  requestId: idSchema,
  offerId: idSchema,
  state: v.picklist(matchStates),
  /** Walking metres between the two when it was proposed. */
  metres: v.nullable(v.number()),
  /** Reason codes with their values, as shown when it was proposed. */
  reasons: v.array(v.object({ code: v.string(), value: v.optional(v.union([v.string(), v.number()])) })),
  /** Why it failed or was refused, in the coordinator's words. */
  because: v.string(),
  followUpOn: v.nullable(v.pipe(v.string(), v.isoDate())),
  history: v.array(v.object({ state: v.picklist(matchStates), at: instantSchema })),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Match = v.InferOutput<typeof matchSchema>;

export const matchTransitions: Readonly<Record<MatchState, readonly MatchState[]>> = {
  suggested: ['proposed', 'cancelled', 'refused'],
  proposed: ['accepted', 'refused', 'failed', 'cancelled'],
  accepted: ['done', 'failed', 'cancelled'],
  done: [],
  failed: [],
  refused: [],
  cancelled: [],
};

export function canMatchBecome(from: MatchState, to: MatchState): boolean {
  return matchTransitions[from].includes(to);
}

/** Does this match still hold a place of its helper? */
export function isActiveMatch(state: MatchState): boolean {
  return state === 'proposed' || state === 'accepted';
}

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { canBecome, type ListingStatus, listingStatuses } from '../../../../shared/domain/listing.ts';
import {
  advancedMatch,
  canMatchBecome,
  isActiveMatch,
  type Match,
  matchAfterClosing,
  type MatchState,
  matchTransitions,
  requestFollows,
  requestStatusAfter,
} from '../../../../shared/domain/match.ts';

const states = Object.keys(matchTransitions) as MatchState[];
const state = fc.constantFrom(...states);
const at = '2026-11-28T10:00:00.000Z';

function match(change: Partial<Match> = {}): Match {
  return {
    id: 'm',
    requestId: 'r',
    offerId: 'o',
    state: 'proposed',
    metres: 240,
    reasons: [],
    because: '',
    followUpOn: null,
    history: [{ state: 'proposed', at: '2026-11-20T10:00:00.000Z' }],
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    ...change,
  };
}

describe('the life of a match', () => {
  it('ends in four states that nothing leaves', () => {
    expect(states.filter((one) => matchTransitions[one].length === 0)).toEqual([
      'done',
      'failed',
      'refused',
      'cancelled',
    ]);
  });

  it('is accepted before it is done, and proposed before it is accepted', () => {
    expect(states.filter((from) => canMatchBecome(from, 'done'))).toEqual(['accepted']);
    expect(states.filter((from) => canMatchBecome(from, 'accepted'))).toEqual(['proposed']);
    expect(states.filter((from) => canMatchBecome(from, 'proposed'))).toEqual(['suggested']);
  });

  it('holds a place of its helper while it is proposed or accepted, and no longer', () => {
    expect(states.filter(isActiveMatch)).toEqual(['proposed', 'accepted']);
  });

  it('takes a step that the table allows, and tells it in its history', () => {
    expect(advancedMatch(match(), 'accepted', '', at)).toEqual(
      match({
        state: 'accepted',
        history: [...match().history, { state: 'accepted', at }],
        updatedAt: at,
      }),
    );
  });

  it('takes no step that the table does not allow', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const after = advancedMatch(match({ state: from }), to, '', at);
        expect(after?.state ?? null).toBe(matchTransitions[from].includes(to) ? to : null);
      }),
    );
  });

  it('keeps why it ended, and the earlier reason where nothing new is said', () => {
    const accepted = match({ state: 'accepted', because: 'par téléphone' });
    expect(advancedMatch(accepted, 'failed', 'a déménagé', at)?.because).toBe('a déménagé');
    expect(advancedMatch(accepted, 'failed', '', at)?.because).toBe('par téléphone');
  });

  it('is asked after while it is under way, never once it has ended', () => {
    const followUpOn = '2026-12-05';
    expect(advancedMatch(match({ followUpOn }), 'accepted', '', at)?.followUpOn).toBe(followUpOn);
    expect(advancedMatch(match({ followUpOn }), 'cancelled', '', at)?.followUpOn).toBeNull();
    expect(advancedMatch(match({ followUpOn, state: 'accepted' }), 'done', '', at)?.followUpOn).toBeNull();
  });
});

describe('the request of a match', () => {
  it.each<[MatchState, MatchState, ListingStatus | null]>([
    ['suggested', 'proposed', null],
    ['proposed', 'accepted', 'matched'],
    ['accepted', 'done', 'fulfilled'],
    ['accepted', 'failed', 'published'],
    ['accepted', 'cancelled', 'published'],
    ['proposed', 'failed', null],
    ['proposed', 'cancelled', null],
    ['proposed', 'refused', null],
    ['suggested', 'cancelled', null],
  ])('after « %s » became « %s » is wanted « %s »', (from, to, wanted) =>
    expect(requestStatusAfter(from, to)).toBe(wanted),
  );

  it('follows along its own table alone, and stays where it is when it is there already', () => {
    for (const now of listingStatuses)
      for (const wanted of listingStatuses)
        expect(requestFollows(now, wanted), `${now} → ${wanted}`).toBe(
          now !== wanted && canBecome(now, wanted) ? wanted : null,
        );
    expect(requestFollows('published', null)).toBeNull();
  });

  it('that is not validated yet stays so when its introduction is accepted', () => {
    expect(requestFollows('pending', requestStatusAfter('proposed', 'accepted'))).toBeNull();
  });
});

describe('a match one of whose listings closes', () => {
  it('is done where both had agreed and help was given, cancelled otherwise', () => {
    expect(matchAfterClosing('accepted', 'request', true)).toBe('done');
    expect(matchAfterClosing('proposed', 'request', true)).toBe('cancelled');
    expect(matchAfterClosing('accepted', 'request', false)).toBe('cancelled');
    expect(matchAfterClosing('proposed', 'offer', false)).toBe('cancelled');
    expect(matchAfterClosing('accepted', 'offer', false)).toBe('cancelled');
  });

  it('goes on where the offer has served somebody else', () => {
    expect(matchAfterClosing('accepted', 'offer', true)).toBeNull();
  });

  it('is left alone where it had ended, or was only suggested', () => {
    for (const one of states.filter((each) => !isActiveMatch(each)))
      expect(matchAfterClosing(one, 'request', true), one).toBeNull();
  });

  it('only ever takes a step of the table', () => {
    fc.assert(
      fc.property(state, fc.constantFrom('offer' as const, 'request' as const), fc.boolean(), (from, kind, helped) => {
        const to = matchAfterClosing(from, kind, helped);
        expect(to === null || canMatchBecome(from, to)).toBe(true);
      }),
    );
  });
});

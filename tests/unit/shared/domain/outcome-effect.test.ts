import { describe, expect, it } from 'vitest';
import { outcomeEffect } from '../../../../shared/domain/outcome-effect.ts';
import { type Outcome, outcomeLetters, outcomes } from '../../../../shared/domain/round.ts';

describe('the result noted at a door', () => {
  it('closes the requests of a household that was seen and helped, and changes nothing of one that was only seen', () => {
    expect(outcomeEffect('seen', true)).toEqual({ status: 'fulfilled', consentWithdrawn: false, followUp: false });
    expect(outcomeEffect('seen', false)).toEqual({ status: null, consentWithdrawn: false, followUp: false });
  });

  it.each<Outcome>(['absent', 'no-access', 'call-back'])('« %s »: somebody comes back, nothing closes', (outcome) =>
    expect(outcomeEffect(outcome, false)).toEqual({ status: null, consentWithdrawn: false, followUp: true }),
  );

  it.each<Outcome>(['refused', 'moved'])('« %s »: the requests are withdrawn, and nobody comes back', (outcome) =>
    expect(outcomeEffect(outcome, false)).toEqual({ status: 'withdrawn', consentWithdrawn: false, followUp: false }),
  );

  it('« do not contact » withdraws the requests and every agreement', () => {
    const effect = { status: 'withdrawn', consentWithdrawn: true, followUp: false };
    expect(outcomeEffect('do-not-contact', false)).toEqual(effect);
  });

  it('has help only where somebody was seen', () => {
    for (const outcome of outcomes.filter((one) => one !== 'seen'))
      expect(outcomeEffect(outcome, true), outcome).toEqual(outcomeEffect(outcome, false));
  });

  it('has a letter each on the sheet, as the paper of years ago has it', () => {
    expect(outcomes.map((outcome) => outcomeLetters[outcome]).join('')).toBe('VARPIDN');
  });
});

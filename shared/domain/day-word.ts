import type { Round } from './round.ts';

/** Said and heard without mistake on the telephone; no street, no first name, and nothing that one goes shopping for. */
const words = `
  girafe kangourou pingouin dromadaire zèbre panda koala tatou toucan pélican pieuvre méduse hippocampe dauphin baleine
  otarie castor marmotte hérisson libellule scarabée caméléon iguane mammouth accordéon trombone tambourin xylophone
  clarinette mandoline harmonica banjo cymbale maracas castagnette toboggan trapèze confetti bilboquet boomerang
  marelle domino igloo pyramide volcan geyser comète boussole périscope parachute montgolfière gondole pirogue tandem
  kayak sarbacane arlequin pantomime acrobate funambule ventriloque
`
  .trim()
  .split(/\s+/u);

/**
 * The word of a round and its day: told on the telephone to those who will be visited and aloud to the volunteers, so that
 * who rings can be known by it; never on any paper. Made from what is never printed either, the same on every screen of
 * this laptop, another one when the round moves to another day. (FNV-1a, 32 bits.)
 */
export function dayWord({ id, date }: Pick<Round, 'id' | 'date'>): string {
  let hash = 0x811c9dc5;
  for (const letter of `${id} ${date}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return words[((hash ^ (hash >>> 16)) >>> 0) % words.length] ?? '';
}

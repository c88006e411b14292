/** A round's name has no room for more. */
const longestName = 120;
/** A team of many leaves this much of the round's own name. */
const leastOfRound = 20;

/**
 * The name of one of several rounds: that of all, then who walks it, cut where there is no room.
 *
 * @param say puts both together, in the language of the screen
 */
export function teamRoundName(
  round: string,
  people: readonly string[],
  say: (round: string, people: string) => string,
): string {
  const together = people.join(', ');
  const room = Math.max(leastOfRound, longestName - say('', together).length);
  return say(round.slice(0, room), together).slice(0, longestName);
}

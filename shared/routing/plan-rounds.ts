/** One volunteer or pair, with a starting point and limits. */
export interface Walker {
  /** Index in the distance matrix where the round starts. */
  readonly start: number;
  /** Index where it must end, or `null` to end at the last door. */
  readonly end: number | null;
  /** Most doors (sum of `load`). */
  readonly maxLoad: number;
  /** Longest round, in the matrix's unit plus `service`. */
  readonly maxLength: number;
}

export interface RoundsProgram {
  /** Square, row by row: from × `size` + to. Metres, or minutes. */
  readonly distances: Float64Array;
  readonly size: number;
  /** Indices of the matrix that are doors to visit. */
  readonly stops: readonly number[];
  /** By index of the matrix: what a stop takes of `maxLoad`. */
  readonly load: Float64Array;
  /** By index of the matrix: what a stop adds to the length of a round while standing at the door. */
  readonly service: Float64Array;
  readonly walkers: readonly Walker[];
  /**
   * When stops can be visited at certain times only: from the length of a round on arrival (walk, waits and
   * `service` so far), its length when the visit begins, or infinite when it is too late. Waits count as length.
   */
  readonly opens?: (stop: number, length: number) => number;
}

export interface RoundsPlan {
  /** For each walker, the stops in walking order. */
  readonly rounds: readonly (readonly number[])[];
  /** Stops that fit in no round. */
  readonly left: readonly number[];
  /** Total length without `service`. */
  readonly length: number;
}

export interface PlanOptions {
  readonly iterations: number;
  readonly random: () => number;
  /** Asked now and then; the best plan so far is returned when it answers false. */
  readonly keepGoing?: () => boolean;
}

/** Settings of the paper, section 5.2; temperatures are shares of the mean distance between stops. */
const meanRemoved = 10;
const longestString = 10;
const splitProbability = 0.5;
const splitGrowth = 0.01;
const blink = 0.01;
/** Ours: a whole round is overlooked too, else two stops that only together are worth an empty round never meet there. */
const roundBlink = 0.03;
const startTemperature = 0.6;
const endTemperature = 0.004;

/**
 * Shares doors between walkers and orders each round, by slack induction by string removals: neighbouring strings of stops
 * are taken out of rounds and put back greedily with blinks, under simulated annealing (Christiaens and Vanden Berghe,
 * "Slack Induction by String Removals for Vehicle Routing Problems", Transportation Science 54(2), 2020).
 * As many doors (units of load) as possible are served first; then the total length is made short. Same seed, same plan.
 */
export function planRounds(program: RoundsProgram, { iterations, random, keepGoing }: PlanOptions): RoundsPlan {
  const { stops, size, distances } = program;
  const search = new RoundSearch(program, random);
  search.recreate();
  search.keep();
  let current = search.cost();
  let best = current;
  let bestPlan = search.copy();
  const scale = meanDistance(stops, size, distances);
  const cooling = Math.pow(endTemperature / startTemperature, 1 / Math.max(1, iterations));
  let temperature = startTemperature * scale;
  for (let iteration = 0; iteration < iterations && stops.length > 0; iteration++) {
    if (keepGoing && iteration % 256 === 255 && !keepGoing()) break;
    search.ruin();
    search.recreate();
    const cost = search.cost();
    if (cost < current - temperature * Math.log(random())) {
      current = cost;
      search.keep();
      if (cost < best - 1e-9) {
        best = cost;
        bestPlan = search.copy();
      }
    } else {
      search.takeBack();
    }
    temperature *= cooling;
  }
  return bestPlan;
}

function meanDistance(stops: readonly number[], size: number, distances: Float64Array): number {
  let sum = 0;
  let pairs = 0;
  for (const from of stops)
    for (const to of stops) {
      const distance = distances[from * size + to]!;
      // Where no way leads there is nothing to compare with.
      if (from === to || distance === Infinity) continue;
      sum += distance;
      pairs += 1;
    }
  return pairs > 0 ? sum / pairs : 1;
}

/** Numbers in order, infinite ones last: their difference is not a number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

class RoundSearch {
  readonly #program: RoundsProgram;
  readonly #random: () => number;
  readonly #rounds: number[][];
  readonly #loads: Float64Array;
  readonly #lengths: Float64Array;
  readonly #services: Float64Array;
  /** By index of the matrix: number of its round, or -1. */
  readonly #roundOf: Int32Array;
  /** By position in `stops`: the other stops, nearest first. */
  readonly #near: Int32Array[];
  /** What one door (a unit of load) that nobody visits costs: more than any plan is long. */
  readonly #leaving: number;
  #absent: number[];
  /** Rounds as they were before the last ruin, by number. */
  readonly #before = new Map<number, { stops: number[]; load: number; length: number; service: number }>();
  #absentBefore: number[] = [];

  constructor(program: RoundsProgram, random: () => number) {
    const { walkers, stops, size, distances } = program;
    this.#program = program;
    this.#random = random;
    this.#rounds = walkers.map(() => []);
    this.#loads = new Float64Array(walkers.length);
    this.#lengths = new Float64Array(walkers.length);
    this.#services = new Float64Array(walkers.length);
    this.#roundOf = new Int32Array(size).fill(-1);
    this.#absent = [...stops];
    this.#near = stops.map((stop) =>
      Int32Array.from([...stops].sort((a, b) => compare(distances[stop * size + a]!, distances[stop * size + b]!))),
    );
    let longest = 0;
    for (const distance of distances) if (Number.isFinite(distance)) longest = Math.max(longest, distance);
    this.#leaving = 2 * longest * (stops.length + walkers.length) + 1;
  }

  cost(): number {
    let cost = 0;
    for (const stop of this.#absent) cost += this.#leaving * this.#program.load[stop]!;
    for (const length of this.#lengths) cost += length;
    return cost;
  }

  copy(): RoundsPlan {
    return {
      rounds: this.#rounds.map((round) => [...round]),
      left: [...this.#absent],
      length: this.#lengths.reduce((sum, length) => sum + length, 0),
    };
  }

  keep(): void {
    this.#before.clear();
  }

  takeBack(): void {
    for (const [round, { stops, load, length, service }] of this.#before) {
      this.#rounds[round] = stops;
      this.#loads[round] = load;
      this.#lengths[round] = length;
      this.#services[round] = service;
    }
    for (const [round, { stops }] of this.#before) for (const stop of stops) this.#roundOf[stop] = round;
    this.#absent = this.#absentBefore;
    for (const stop of this.#absent) this.#roundOf[stop] = -1;
    this.#before.clear();
  }

  #remember(round: number): void {
    if (this.#before.has(round)) return;
    this.#before.set(round, {
      stops: [...this.#rounds[round]!],
      load: this.#loads[round]!,
      length: this.#lengths[round]!,
      service: this.#services[round]!,
    });
  }

  #measure(round: number): void {
    const { walkers, distances, size, load, service } = this.#program;
    const { start, end } = walkers[round]!;
    let length = 0;
    let standing = 0;
    let carried = 0;
    let at = start;
    for (const stop of this.#rounds[round]!) {
      length += distances[at * size + stop]!;
      standing += service[stop]!;
      carried += load[stop]!;
      at = stop;
    }
    if (end !== null && at !== start) length += distances[at * size + end]!;
    if (this.#program.opens) length = this.#timed(round, -1, 0);
    this.#lengths[round] = length;
    this.#services[round] = standing;
    this.#loads[round] = carried;
  }

  /** Length of a round, waits included, with one more stop at a place (-1: as it is); infinite when anyone is too late. */
  #timed(round: number, place: number, more: number): number {
    const { walkers, distances, size, service, opens } = this.#program;
    const { start, end } = walkers[round]!;
    const list = this.#rounds[round]!;
    let now = 0;
    let standing = 0;
    let at = start;
    const count = list.length + (place < 0 ? 0 : 1);
    for (let i = 0; i < count; i++) {
      const stop = place < 0 || i < place ? list[i]! : i === place ? more : list[i - 1]!;
      now += distances[at * size + stop]!;
      now = opens!(stop, now);
      if (now === Infinity) return Infinity;
      now += service[stop]!;
      standing += service[stop]!;
      at = stop;
    }
    if (end !== null && count > 0) now += distances[at * size + end]!;
    return now - standing;
  }

  /** Takes strings of neighbouring stops out of neighbouring rounds (section 4.1 of the paper). */
  ruin(): void {
    const random = this.#random;
    const { stops } = this.#program;
    this.#absentBefore = [...this.#absent];
    let inUse = 0;
    for (const round of this.#rounds) if (round.length > 0) inUse++;
    const served = stops.length - this.#absent.length;
    if (served === 0) return;
    const longest = Math.min(longestString, served / inUse);
    const most = (4 * meanRemoved) / (1 + longest) - 1;
    const strings = Math.floor(1 + random() * most);
    const ruined = new Set<number>();
    for (const stop of this.#near[Math.floor(random() * stops.length)]!) {
      if (ruined.size >= strings) break;
      const round = this.#roundOf[stop]!;
      if (round === -1 || ruined.has(round)) continue;
      ruined.add(round);
      this.#remember(round);
      const list = this.#rounds[round]!;
      const length = Math.floor(1 + random() * Math.min(list.length, longest));
      let spared = 0;
      if (length > 1 && length < list.length && random() < splitProbability) {
        spared = 1;
        while (length + spared < list.length && random() < splitGrowth) spared++;
      }
      const span = length + spared;
      const at = list.indexOf(stop);
      const lowest = Math.max(0, at - span + 1);
      const highest = Math.min(at, list.length - span);
      const from = lowest + Math.floor(random() * (highest - lowest + 1));
      const keepFrom = spared > 0 ? from + Math.floor(random() * (length - 1)) + 1 : from + span;
      const removed = list.filter(
        (_, index) => index >= from && index < from + span && !(index >= keepFrom && index < keepFrom + spared),
      );
      for (const gone of removed) this.#roundOf[gone] = -1;
      this.#rounds[round] = list.filter((kept) => this.#roundOf[kept] === round);
      this.#absent.push(...removed);
      this.#measure(round);
    }
  }

  /** Puts absent stops back, each where it lengthens the rounds least, now and then overlooking a place (section 4.2). */
  recreate(): void {
    const { distances, size, walkers, load, service, opens } = this.#program;
    const random = this.#random;
    this.#sortAbsent();
    const still: number[] = [];
    for (const stop of this.#absent) {
      let bestCost = Infinity;
      let bestRound = -1;
      let bestPlace = 0;
      let emptyTried = '';
      for (let round = 0; round < walkers.length; round++) {
        const { start, end, maxLoad, maxLength } = walkers[round]!;
        if (this.#loads[round]! + load[stop]! > maxLoad || random() < roundBlink) continue;
        const list = this.#rounds[round]!;
        if (list.length === 0) {
          // Empty rounds of walkers alike are the same choice.
          const alike = `${start} ${end} ${maxLoad} ${maxLength}`;
          if (alike === emptyTried) continue;
          emptyTried = alike;
        }
        const slack = maxLength - this.#lengths[round]! - this.#services[round]! - service[stop]!;
        let previous = start;
        for (let place = 0; place <= list.length; place++) {
          const following = place < list.length ? list[place]! : end;
          if (random() >= blink) {
            const wasDirect = following === null || list.length === 0 ? 0 : distances[previous * size + following]!;
            let added =
              distances[previous * size + stop]! +
              (following === null ? 0 : distances[stop * size + following]!) -
              wasDirect;
            if (opens && added <= slack) added = this.#timed(round, place, stop) - this.#lengths[round]!;
            if (added < bestCost && added <= slack) {
              bestCost = added;
              bestRound = round;
              bestPlace = place;
            }
          }
          if (following !== null) previous = following;
        }
      }
      if (bestRound === -1) {
        still.push(stop);
        continue;
      }
      this.#remember(bestRound);
      this.#rounds[bestRound]!.splice(bestPlace, 0, stop);
      this.#roundOf[stop] = bestRound;
      this.#lengths[bestRound] = this.#lengths[bestRound]! + bestCost;
      this.#services[bestRound] = this.#services[bestRound]! + service[stop]!;
      this.#loads[bestRound] = this.#loads[bestRound]! + load[stop]!;
    }
    this.#absent = still;
  }

  /** At random, by load, farthest first or nearest first, in the proportions of the paper (4, 4, 2, 1). */
  #sortAbsent(): void {
    const { load, distances, size, walkers } = this.#program;
    const start = walkers[0]?.start ?? 0;
    const absent = this.#absent;
    for (let last = absent.length - 1; last > 0; last--) {
      const other = Math.floor(this.#random() * (last + 1));
      [absent[last], absent[other]] = [absent[other]!, absent[last]!];
    }
    const choice = this.#random() * 11;
    if (choice < 4) return;
    if (choice < 8) absent.sort((a, b) => load[b]! - load[a]!);
    else if (choice < 10) absent.sort((a, b) => distances[start * size + b]! - distances[start * size + a]!);
    else absent.sort((a, b) => distances[start * size + a]! - distances[start * size + b]!);
  }
}

import { type AssignmentProgram, assign, costOf, isOptimal } from '../../shared/matching/assign.ts';
import { asLinearProgram, loadOracle } from '../unit/shared/matching/highs-oracle.ts';
import { randomProgram } from '../unit/shared/matching/random-program.ts';
import { type BenchRow, benchRow } from './bench-report.ts';
import { greedyAssignment } from './references/greedy-assignment.ts';
import { hungarianCost } from './references/hungarian.ts';

const seeds = [1, 2, 3, 4, 5];
/** 100,000 eligible pairs. */
const wholeCity = { rows: 5000, columns: 5000, degree: 20, minCapacity: 1, maxCapacity: 2, ranks: 60 };
/** As many places as requests: the longest paths. HiGHS takes most of a minute for each, so the prices alone prove these. */
const scarce = { ...wholeCity, maxCapacity: 1 };
/** What a dense matrix of requests × places can hold, and its cubic time carry, five times over. */
const quartier = { ...scarce, rows: 500, columns: 500 };

interface Arm {
  readonly milliseconds: number[];
  readonly leftAlone: number[];
  readonly metres: number[];
}

/** Who helps whom in a whole city, provably at the least cost; the same program by HiGHS, greedily and by a dense Hungarian. */
export default async function matching(): Promise<BenchRow[]> {
  const oracle = await loadOracle();
  const [ours, highs, greedy] = [arm(), arm(), arm()];
  // Both are warm before they are measured.
  assign(randomProgram(quartier, 100));
  oracle(asLinearProgram(randomProgram({ ...quartier, rows: 50 }, 100)));

  const pairs: number[] = [];
  for (const seed of seeds) {
    const program = randomProgram(wholeCity, seed);
    pairs.push(program.costs.length);
    const found = timed(ours, () => assign(program));
    if (!isOptimal(program, found)) throw new Error(`seed ${seed}: the prices do not prove the answer`);
    const text = asLinearProgram(program);
    const least = timed(highs, () => oracle(text));
    if (least !== found.cost) throw new Error(`seed ${seed}: ${found.cost} is not the least cost, ${least}`);
    const other = timed(greedy, () => greedyAssignment(program));
    if (costOf(program, other) < found.cost) throw new Error(`seed ${seed}: greedy does better`);
    weigh(ours, program, found.pairOf);
    weigh(greedy, program, other);
  }

  const [tight, byHand] = [arm(), arm()];
  for (const seed of seeds) {
    const program = randomProgram(scarce, seed);
    const found = timed(tight, () => assign(program));
    if (!isOptimal(program, found)) throw new Error(`seed ${seed}: the prices do not prove the answer`);
    weigh(tight, program, found.pairOf);
    weigh(
      byHand,
      program,
      timed(byHand, () => greedyAssignment(program)),
    );
  }

  const [small, dense] = [arm(), arm()];
  for (const seed of seeds) {
    const program = randomProgram(quartier, seed);
    const found = timed(small, () => assign(program));
    const least = timed(dense, () => hungarianCost(program));
    if (least !== found.cost) throw new Error(`seed ${seed}: ${found.cost} is not what the Hungarian finds, ${least}`);
  }

  const size = `${wholeCity.rows} requests × ${wholeCity.columns} offers, ${Math.min(...pairs)} pairs at least`;
  const reached = { name: 'HiGHS (wasm), same program, same cost', values: highs.milliseconds };
  const slowest = (values: readonly number[]) => [Math.max(...values)];
  const mean = (values: readonly number[]) => [values.reduce((sum, value) => sum + value, 0) / values.length];
  return [
    benchRow({
      work: `match ${size}, proven optimal`,
      unit: 'ms',
      ours: ours.milliseconds,
      reference: reached,
      atMost: { of: 'ratio', value: 1 / 20 },
    }),
    benchRow({
      work: 'the same, mean',
      unit: 'ms',
      ours: mean(ours.milliseconds),
      reference: { ...reached, values: mean(highs.milliseconds) },
    }),
    benchRow({
      work: 'the same, our slowest beside its fastest',
      unit: 'ms',
      ours: slowest(ours.milliseconds),
      reference: { ...reached, values: [Math.min(...highs.milliseconds)] },
      atMost: { of: 'ratio', value: 1 / 20 },
    }),
    benchRow({
      work: 'the same, beside greedy',
      unit: 'ms',
      ours: ours.milliseconds,
      reference: { name: 'greedy: the nearest for the most deserving first', values: greedy.milliseconds },
    }),
    ...besideGreedy('one or two places each', ours, greedy),
    benchRow({
      work: 'the same, one place each: as many places as requests, proven by the prices',
      unit: 'ms',
      ours: tight.milliseconds,
      reference: { name: 'greedy', values: byHand.milliseconds },
    }),
    ...besideGreedy('one place each', tight, byHand),
    benchRow({
      work: `match ${quartier.rows} requests × ${quartier.columns} offers (a dense matrix of the city would hold 5 × 10⁷ costs)`,
      unit: 'ms',
      ours: small.milliseconds,
      reference: { name: 'dense Hungarian, same cost', values: dense.milliseconds },
    }),
  ];
}

function besideGreedy(places: string, ours: Arm, greedy: Arm): BenchRow[] {
  return [
    benchRow({
      work: `requests left without anybody, ${places}`,
      unit: 'requests',
      ours: ours.leftAlone,
      reference: { name: 'greedy', values: greedy.leftAlone },
    }),
    benchRow({
      work: `metres walked for each request helped, ${places}`,
      unit: 'm',
      ours: ours.metres,
      reference: { name: 'greedy', values: greedy.metres },
    }),
  ];
}

function arm(): Arm {
  return { milliseconds: [], leftAlone: [], metres: [] };
}

function timed<Answer>({ milliseconds }: Arm, work: () => Answer): Answer {
  const start = performance.now();
  const answer = work();
  milliseconds.push(performance.now() - start);
  return answer;
}

function weigh({ leftAlone, metres }: Arm, { costs }: AssignmentProgram, pairOf: Int32Array): void {
  const chosen = pairOf.filter((pair) => pair !== -1);
  leftAlone.push(pairOf.length - chosen.length);
  metres.push(chosen.reduce((sum, pair) => sum + costs[pair]!, 0) / chosen.length);
}

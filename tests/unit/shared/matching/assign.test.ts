import { describe, expect, it } from 'vitest';
import { assign, costOf, isOptimal, leavingCosts, type AssignmentProgram } from '../../../../shared/matching/assign.ts';
import { asLinearProgram, loadOracle } from './highs-oracle.ts';
import { randomProgram } from './random-program.ts';

function program(rows: readonly (readonly [column: number, cost: number][])[], capacities: number[], ranks?: number[]) {
  const rowStart = Int32Array.from([0, ...rows.map((_, index) => rows.slice(0, index + 1).flat().length)]);
  const graph = {
    rowStart,
    columns: Int32Array.from(rows.flat(), ([column]) => column),
    costs: Float64Array.from(rows.flat(), ([, cost]) => cost),
  };
  return {
    ...graph,
    capacities: Int32Array.from(capacities),
    leaving: leavingCosts(graph, ranks ?? rows.map(() => 1)),
  } satisfies AssignmentProgram;
}

const chosen = (given: AssignmentProgram) =>
  Array.from(assign(given).pairOf, (pair) => (pair === -1 ? null : given.columns[pair]));

describe('assigning helpers to requests', () => {
  it('covers both requests where the nearest first would leave one alone', () => {
    expect(
      chosen(
        program(
          [
            [
              [0, 10],
              [1, 500],
            ],
            [[0, 20]],
          ],
          [1, 1],
        ),
      ),
    ).toEqual([1, 0]);
  });

  it('serves the more deserving request when there is one place for two, however far it is', () => {
    expect(chosen(program([[[0, 10]], [[0, 2000]]], [1], [1, 2]))).toEqual([null, 0]);
  });

  it('walks less among equally deserving requests', () => {
    expect(chosen(program([[[0, 300]], [[0, 100]]], [1], [3, 3]))).toEqual([null, 0]);
  });

  it('covers two requests of low rank rather than one of high rank', () => {
    const given = program(
      [
        [
          [0, 1],
          [1, 1],
        ],
        [[0, 1]],
        [[1, 1]],
      ],
      [1, 1],
      [9, 1, 1],
    );
    expect(chosen(given).filter((column) => column !== null)).toHaveLength(2);
  });

  it('gives a helper with several places several requests, and one without any none', () => {
    expect(chosen(program([[[0, 5]], [[0, 6]], [[1, 1]]], [2, 0]))).toEqual([0, 0, null]);
  });

  it('answers for no request and for no offer', () => {
    expect(chosen(program([], []))).toEqual([]);
    expect(chosen(program([[], []], []))).toEqual([null, null]);
  });

  it('finds the same cost as an independent solver on 2,000 random programs, and proves each', async () => {
    const oracle = await loadOracle();
    for (let seed = 1; seed <= 2000; seed++) {
      const given = randomProgram(
        {
          rows: 1 + (seed % 13),
          columns: 1 + (seed % 7),
          degree: 1 + (seed % 5),
          maxCapacity: 1 + (seed % 3),
          ranks: 1 + (seed % 4),
        },
        seed,
      );
      const found = assign(given);
      expect(costOf(given, found.pairOf), `seed ${seed}`).toBe(found.cost);
      expect(found.cost, `seed ${seed}`).toBe(oracle(asLinearProgram(given)));
      expect(isOptimal(given, found), `seed ${seed}`).toBe(true);
    }
  });

  it('proves its own answer on 1,000 requests and 800 offers', () => {
    const given = randomProgram({ rows: 1000, columns: 800, degree: 12, maxCapacity: 3, ranks: 40 }, 7);
    expect(isOptimal(given, assign(given))).toBe(true);
  });

  it('does not take a wrong answer for an optimal one', () => {
    const given = program([[[0, 10]], [[0, 5]]], [1]);
    const right = assign(given);
    expect(isOptimal(given, { ...right, pairOf: Int32Array.from([0, -1]) })).toBe(false);
    expect(isOptimal(given, { ...right, prices: Float64Array.from([0]) })).toBe(false);
    expect(isOptimal(given, { ...right, pairOf: Int32Array.from([0, 1]) })).toBe(false);
  });
});

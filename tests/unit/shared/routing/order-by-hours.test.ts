import { expect, it } from 'vitest';
import { orderByHours, type TimedPlace, timedPrice } from '../../../../shared/routing/order-by-hours.ts';
import { seededRandom } from '../../../fixtures/seeded-random.ts';

/** Places on a line, most of them open for a short while, so that some must come too late. */
function crowded(n: number, random: () => number) {
  const at = Array.from({ length: n }, () => Math.floor(random() * 6000));
  const places = Array.from({ length: n }, (): TimedPlace => {
    const from = 600 + Math.floor(random() * 60);
    return {
      hours: random() < 0.9 ? { from, to: from + Math.floor(random() * 25) } : null,
      doors: 1 + Math.floor(random() * 3),
      locked: false,
    };
  });
  const matrix = new Float64Array(n * n);
  at.forEach((a, i) => at.forEach((b, j) => (matrix[i * n + j] = Math.abs(a - b))));
  return { places, costs: { matrix, first: Float64Array.from(at), last: new Float64Array(n) } };
}

function everyOrder(n: number): number[][] {
  if (n === 0) return [[]];
  return everyOrder(n - 1).flatMap((order) => Array.from({ length: n }, (_, at) => order.toSpliced(at, 0, n - 1)));
}

it('comes to the fewest doors too late, then the earliest end, of all orders, where nobody can be everywhere in time', () => {
  const random = seededRandom(11);
  const orders = everyOrder(6);
  for (let instance = 0; instance < 250; instance++) {
    const { places, costs } = crowded(6, random);
    const { order, exact } = orderByHours(places, costs, 600, [[0, 1, 2, 3, 4, 5]]);
    const least = orders.reduce((best, one) => Math.min(best, timedPrice(one, places, costs, 600)), Infinity);
    expect(exact).toBe(true);
    expect(timedPrice(order, places, costs, 600)).toBeCloseTo(least, 6);
  }
});

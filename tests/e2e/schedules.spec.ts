import { expect, test } from '@playwright/test';
import { runRealSchedules } from '../convergence/real/real-schedules.ts';

/** Two worlds side by side, on two cores; `npm run prove -- --real` plays more. */
const halves = [0, 1];
const each = 25;
const seed = Number(process.env['PALIER_SEED'] ?? 20_200_401);

for (const half of halves) {
  test(`${each} schedules over HTTP, the city and IndexedDB, with kills, lose nothing: half ${half + 1}`, async () => {
    test.setTimeout(600_000);
    const { ran, killed, faults, broken } = await runRealSchedules(each, seed + half);
    expect(broken).toBe('');
    expect(ran).toBe(each);
    expect(killed.browser).toBeGreaterThanOrEqual(1);
    expect(killed.city).toBeGreaterThanOrEqual(1);
    console.log(`${ran} schedules, seed ${seed + half}; killed: ${JSON.stringify(killed)}; ${JSON.stringify(faults)}`);
  });
}

import { expect, test } from '@playwright/test';
import { runRealSchedules } from '../convergence/real/real-schedules.ts';
import { seed } from '../properties.ts';

/** `npm run prove -- --real` plays more. */
const count = 12;

test(`${count} schedules over HTTP, the city and IndexedDB, with kills, lose nothing`, async () => {
  const { ran, killed, faults, broken } = await runRealSchedules(count, seed);
  expect(broken).toBe('');
  expect(ran).toBe(count);
  expect(killed).toEqual({ browser: 4, city: 4 });
  console.log(`${ran} schedules, seed ${seed}; killed: ${JSON.stringify(killed)}; ${JSON.stringify(faults)}`);
});

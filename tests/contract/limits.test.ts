import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRateLimit } from '../city/rate-limit.ts';
import { startCity, type City } from '../city/server.ts';
import { ask, newId, someFields } from './cases/ask.ts';

let city: City;
beforeAll(async () => {
  city = await startCity({ sample: 'empty', rate: { burst: 4, perSecond: 0.5 }, bodyBytes: 300 });
});
afterAll(async () => {
  await city.stop();
});

it('asks a client that is too fast to wait, and says how long; the others go on', async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) statuses.push((await ask(city, 'GET', '/me')).status);
  expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
  expect(statuses).toContain(429);
  const refusal = await ask(city, 'GET', '/me');
  expect([refusal.status, Number(refusal.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(city, 'GET', '/me', { token: city.tokens.readOnly })).status).toBe(200);
});

it('refills at its rate, up to the burst and no further', () => {
  let now = 0;
  const limit = createRateLimit({ burst: 2, perSecond: 1 }, () => now);
  const passes = (): boolean => {
    try {
      limit('one');
      return true;
    } catch {
      return false;
    }
  };
  expect([passes(), passes(), passes()]).toEqual([true, true, false]);
  now = 1000;
  expect([passes(), passes()]).toEqual([true, false]);
  now = 3_600_000;
  expect([passes(), passes(), passes()]).toEqual([true, true, false]);
});

it('starts empty when it is asked to, and keeps to the size of body that it announces', async () => {
  const token = city.tokens.noContacts;
  const page = await ask<{ items: unknown[] }>(city, 'GET', '/listings', { token });
  expect(page.body.items).toEqual([]);
  const large = { token, headers: { 'if-none-match': '*' }, body: someFields };
  expect((await ask(city, 'PUT', `/listings/${newId()}`, large)).status).toBe(413);
  expect(city.violations).toEqual([]);
});

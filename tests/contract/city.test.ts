import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCity, type City } from '../city/server.ts';
import { ask } from './cases/ask.ts';
import { readingCases } from './cases/reading.ts';
import { refusalCases } from './cases/refusals.ts';
import { writingCases } from './cases/writing.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(async () => {
  await city.stop();
});

describe('reading', () => readingCases(() => city));
describe('writing', () => writingCases(() => city));
describe('refusals', () => refusalCases(() => city));

it('asks to sign in again once a token was revoked', async () => {
  const token = city.tokens.noContacts;
  await city.sql(`DELETE FROM clients WHERE id = 'noContacts'`);
  expect((await ask(city, 'GET', '/me', { token })).status).toBe(401);
});

it('has said and accepted nothing that its contract does not allow', () => {
  expect(city.violations).toEqual([]);
});

import { request } from 'node:http';
import fc from '../properties.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCity, type City } from '../city/server.ts';
import { ask, newId, someFields } from './cases/ask.ts';

let city: City;
beforeAll(async () => {
  city = await startCity({ sample: 3, wrongTokens: { burst: 5, perSecond: 0.1 } });
});
afterAll(async () => {
  await city.stop();
});

const create = { 'if-none-match': '*' };

describe('what no database keeps is refused with 422, and where it stands', () => {
  it.each([
    [{ ...someFields, title: 'du pa\u0000in' }, '/title'],
    [{ ...someFields, description: 'a\ud83d' }, '/description'],
    [{ ...someFields, contact: { name: 'A\u0000', phone: null, email: null } }, '/contact/name'],
    [{ ...someFields, moderation: { words: ['\udc4d'] } }, '/moderation/words/0'],
    [{ ...someFields, 'a\u0000b': 1 }, ''],
  ])('%j', async (body, pointer) => {
    const answer = await ask(city, 'PUT', `/listings/${newId()}`, { headers: create, body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]?.pointer).toBe(pointer);
  });

  it('also in a change, and nested beyond measure', async () => {
    const id = newId();
    expect((await ask(city, 'PUT', `/listings/${id}`, { headers: create, body: someFields })).status).toBe(201);
    const change = { headers: { 'if-match': '"1"' } };
    const title = await ask(city, 'PATCH', `/listings/${id}`, { ...change, body: { title: '\u0000' } });
    expect(title.status).toBe(422);
    const deep = `{"note":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    expect((await ask(city, 'PATCH', `/listings/${id}`, { ...change, body: deep })).status).toBe(422);
  });
});

describe('whatever is sent', () => {
  /** Straight onto the wire: `fetch` would refuse half of it. */
  function send(method: string, path: string, headers: Record<string, string>, body: Buffer): Promise<number> {
    const { hostname, port } = new URL(city.address);
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }
  const paths = fc.oneof(
    fc.constantFrom('/v1/me', '/v1/listings', `/v1/listings/${newId()}`, '/v1/listings/%00', '/v1/listings/%', '/'),
    fc.webPath().map((path) => `/v1/listings${path}`),
    fc.webQueryParameters().map((query) => `/v1/listings?cursor=${query}&limit=${query.length}`),
    fc.constantFrom(
      '/v1/listings?cursor=a&cursor=b',
      '/v1/listings?limit=1e3',
      '/v1/listings?limit=-1',
      '/v1/listings?limit=',
    ),
  );
  const bodies = fc.oneof(
    fc.json().map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .record(
        {
          title: fc.anything(),
          capacity: fc.oneof(fc.double(), fc.constant(1e308)),
          location: fc.anything(),
          contact: fc.anything(),
          availability: fc.anything(),
          __proto__: fc.anything(),
          constructor: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((change) =>
        Buffer.from(
          JSON.stringify({ ...someFields, ...change }, (_key, value) =>
            typeof value === 'bigint' ? String(value) : (value as unknown),
          ),
        ),
      ),
  );
  const odd = fc.constantFrom('', '*', '"1"', 'W/"1"', '"', ',,,', 'é', newId(), 'x'.repeat(4000));

  it('the answer is a 4xx at worst, never a 5xx', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'POST', 'HEAD', 'OPTIONS'),
        paths,
        fc.constantFrom(
          'application/json',
          'application/merge-patch+json',
          'text/plain',
          'application/json; charset=utf-7',
          '',
        ),
        fc.record({ 'if-match': odd, 'if-none-match': odd, 'operation-id': odd }, { requiredKeys: [] }),
        bodies,
        async (method, path, type, headers, body) => {
          const sent = {
            'content-length': String(body.length),
            ...Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
            ),
            authorization: `Bearer ${city.tokens.full}`,
            ...(type === '' ? {} : { 'content-type': type }),
          };
          expect(await send(method, path, sent, body)).toBeLessThan(500);
        },
      ),
      { numRuns: 400 },
    );
  });
});

it('slows down whoever guesses tokens, and nobody who has one', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess += 1)
    statuses.push((await ask(city, 'GET', '/me', { token: `guess${guess}` })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  expect((await ask(city, 'GET', '/me')).status).toBe(200);
});

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { citySignIn } from '../../../electron/services/city-sign-in.ts';
import { openConnectionFile } from '../../../electron/services/connection-file.ts';
import { startCity, type City } from '../../city/server.ts';
import { ownerOnlyFile } from '../../host/owner-only-file.ts';
import { startHostileCity, type HostileCity } from '../../security/hostile-city.ts';

let folder: string;
const connectionFile = () => join(folder, 'profile', 'city.json');
const signIn = (silenceMs = 20_000) =>
  citySignIn({
    fetch,
    connectionFile: openConnectionFile(connectionFile(), ownerOnlyFile),
    limits: { silenceMs, totalMs: 90_000, answerBytes: 1024 * 1024 },
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-sign-in-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('with the reference city', () => {
  let city: City;
  beforeAll(async () => {
    city = await startCity({ sample: 'empty' });
  });
  afterAll(() => city.stop());

  it('signs in, names the city and the association, and is still signed in after a restart', async () => {
    const connected = await signIn().connect({ address: `${city.address}/v1/`, token: ` ${city.tokens.full}\n` });
    expect(connected).toMatchObject({
      ok: true,
      data: {
        address: city.address,
        remembered: true,
        account: { name: 'Cachan', account: 'Entraide du Coteau', capabilities: { read: true, create: true } },
      },
    });
    const later = signIn();
    expect(await later.status()).toEqual(connected);
    expect(await later.credentials()).toEqual({ address: city.address, token: city.tokens.full });
  });

  it('keeps the token in a file that only its owner can read', async () => {
    await signIn().connect({ address: city.address, token: city.tokens.full });
    if (process.platform !== 'win32') expect((await stat(connectionFile())).mode & 0o777).toBe(0o600);
  });

  it('says what an account may not do', async () => {
    const connected = await signIn().connect({ address: city.address, token: city.tokens.readOnly });
    expect(connected).toMatchObject({ ok: true, data: { account: { capabilities: { read: true, create: false } } } });
  });

  it('refuses a wrong token, and keeps the sign-in that worked', async () => {
    const desk = signIn();
    await desk.connect({ address: city.address, token: city.tokens.full });
    expect(await desk.connect({ address: city.address, token: 'wrong' })).toEqual({ ok: false, code: 'token-refused' });
    expect(await desk.credentials()).toMatchObject({ token: city.tokens.full });
  });

  it('forgets when told to', async () => {
    const desk = signIn();
    await desk.connect({ address: city.address, token: city.tokens.full });
    await desk.disconnect();
    expect(await desk.status()).toEqual({ ok: true, data: null });
    expect(await signIn().status()).toEqual({ ok: true, data: null });
    await expect(readFile(connectionFile())).rejects.toThrow();
  });
});

describe('with something that is not quite a city', () => {
  let city: HostileCity;
  beforeAll(async () => {
    city = await startHostileCity();
  });
  afterAll(() => city.stop());

  it.each([
    [401, 'application/problem+json', '{}', 'token-refused'],
    [403, 'application/problem+json', '{}', 'scope-missing'],
    [404, 'text/html', '<h1>Introuvable</h1>', 'not-a-city'],
    [426, 'application/problem+json', '{}', 'not-a-city'],
    [429, 'application/problem+json', '{}', 'city-unavailable'],
    [500, 'text/html', '<h1>Oups</h1>', 'city-unavailable'],
    [503, 'text/html', '<h1>Maintenance</h1>', 'city-unavailable'],
    [200, 'text/html', '<form>Wi-Fi</form>', 'not-a-city'],
    [200, 'application/json', '', 'not-a-city'],
    [200, 'application/json', '{"account":', 'not-a-city'],
    [200, 'application/json', '{"account":{"name":"x"}}', 'not-a-city'],
    [200, 'application/json', 'x'.repeat(2 * 1024 * 1024), 'not-a-city'],
    [302, 'text/plain', '', 'redirected'],
  ])('%i %s: a plain answer', async (status, type, body, code) => {
    city.answer = (_request, response) =>
      response.writeHead(status, { 'content-type': type, location: '/x' }).end(body);
    expect(await signIn().connect({ address: city.address, token: 't' })).toEqual({ ok: false, code });
  });

  it('does not wait for ever, and survives a line that is cut', async () => {
    city.answer = () => undefined;
    expect(await signIn(500).connect({ address: city.address, token: 't' })).toEqual({
      ok: false,
      code: 'unreachable',
    });
    city.answer = (request) => request.destroy();
    expect(await signIn().connect({ address: city.address, token: 't' })).toEqual({ ok: false, code: 'unreachable' });
  });

  it('never sends what cannot be a token', async () => {
    city.heard.length = 0;
    for (const token of ['deux mots', 'clé', 'a\r\nx: y', '  ']) {
      expect(await signIn().connect({ address: city.address, token })).toEqual({ ok: false, code: 'token-refused' });
    }
    expect(city.heard).toEqual([]);
  });

  it('works on, for this session, where nothing can be kept', async () => {
    city.answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          account: { name: 'A' },
          commune: { name: 'C' },
          scopes: ['read'],
          capabilities: {
            read: true,
            create: false,
            update: false,
            delete: false,
            cursor: false,
            conditionalWrite: false,
            clientIds: false,
          },
        }),
      );
    // A file stands where the profile's folder should be.
    await writeFile(join(folder, 'profile'), '');
    const nowhere = signIn();
    expect(await nowhere.connect({ address: city.address, token: 't' })).toMatchObject({
      ok: true,
      data: { remembered: false },
    });
    expect(await nowhere.credentials()).toEqual({ address: city.address, token: 't' });
  });
});

import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../../electron/services/city-account.ts';

const capabilities = {
  ...{ read: true, create: true, update: true, delete: false, cursor: true, conditionalWrite: true, clientIds: true },
};
const account = {
  account: { name: 'Entraide du Coteau' },
  commune: { name: 'Cachan' },
  scopes: ['read'],
  capabilities,
};
const body = (said: unknown) => new TextEncoder().encode(JSON.stringify(said));
const read = (status: number, said: unknown = account) => readAccount('https://ville.example/api', status, body(said));

describe('a city that answers who we are', () => {
  it('is named, with the account and what it may do', () => {
    expect(read(200)).toEqual({
      ok: true,
      data: { name: 'Cachan', account: 'Entraide du Coteau', scopes: ['read'], capabilities },
    });
  });

  it('is called by its address where it names no commune', () => {
    expect(read(200, { account: account.account, scopes: account.scopes, capabilities })).toMatchObject({
      ok: true,
      data: { name: 'ville.example' },
    });
  });

  it('must let us read', () => {
    expect(read(200, { ...account, capabilities: { ...capabilities, read: false } })).toEqual({
      ok: false,
      code: 'scope-missing',
    });
  });
});

it.each([
  [401, 'token-refused'],
  [403, 'scope-missing'],
  [429, 'city-unavailable'],
  [500, 'city-unavailable'],
  [503, 'city-unavailable'],
  [499, 'not-a-city'],
  [404, 'not-a-city'],
  [201, 'not-a-city'],
  [204, 'not-a-city'],
])('status %i is « %s », whatever stands with it', (status, code) => {
  expect(read(status)).toEqual({ ok: false, code });
  expect(readAccount('https://ville.example', status, new Uint8Array())).toEqual({ ok: false, code });
});

it.each([null, [], 'Cachan', {}, { ...account, account: {} }, { ...account, scopes: 'read' }])(
  '%j is no city',
  (said) => expect(read(200, said)).toEqual({ ok: false, code: 'not-a-city' }),
);

it('half an answer is no city', () => {
  expect(readAccount('https://ville.example', 200, body(account).slice(0, 20))).toEqual({
    ok: false,
    code: 'not-a-city',
  });
});

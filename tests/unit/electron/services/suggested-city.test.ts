import { expect, it } from 'vitest';
import { suggestedCity } from '../../../../electron/services/suggested-city.ts';

const city = { address: 'http://127.0.0.1:8094', token: 't' };

it('suggests the city that was started beside, never in a packaged app', () => {
  expect(suggestedCity(JSON.stringify(city), false)).toEqual(city);
  expect(suggestedCity(JSON.stringify(city), true)).toBeNull();
});

it.each([
  undefined,
  '',
  'x',
  '{}',
  '{"address":"http://127.0.0.1:8094"}',
  '{"address":"http://evil.example","token":"t"}',
])('suggests nothing for %j', (said) => expect(suggestedCity(said, false)).toBeNull());

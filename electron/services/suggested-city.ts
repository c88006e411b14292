import * as v from 'valibot';
import type { ShellInfo } from '../../shared/shell.ts';
import { parseCityAddress } from './city-address.ts';

const suggestionSchema = v.pipe(v.string(), v.parseJson(), v.object({ address: v.string(), token: v.string() }));

/** The city that `npm start` runs beside the app, told through the environment. Never in a packaged app. */
export function suggestedCity(said: string | undefined, packaged: boolean): ShellInfo['suggestedCity'] {
  if (packaged) return null;
  const city = v.safeParse(suggestionSchema, said);
  return city.success && parseCityAddress(city.output.address).ok ? city.output : null;
}

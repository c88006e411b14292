import * as v from 'valibot';
import { ok, refused, type Result } from '../../shared/result.ts';
import { cityAccountSchema, type CityAccount, type ConnectFailure } from '../../shared/shell.ts';

/** The version of `shared/city/openapi.yaml` that this app speaks. */
export const contractVersion = '1';

/** `Account` of the contract, as far as the app shows it. Members that a city adds are ignored. */
const contractAccountSchema = v.object({
  account: v.object({ name: cityAccountSchema.entries.account }),
  commune: v.optional(v.object({ name: cityAccountSchema.entries.name })),
  scopes: cityAccountSchema.entries.scopes,
  capabilities: cityAccountSchema.entries.capabilities,
});

/**
 * What a city's answer to `GET /v1/me` means for someone who is signing in. A platform that names no commune is
 * called by its address.
 */
export function readAccount(address: string, status: number, body: Uint8Array): Result<CityAccount, ConnectFailure> {
  if (status === 401) return refused('token-refused');
  if (status === 403) return refused('scope-missing');
  if (status === 429 || status >= 500) return refused('city-unavailable');
  if (status !== 200) return refused('not-a-city');
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return refused('not-a-city');
  }
  const parsed = v.safeParse(contractAccountSchema, said);
  if (!parsed.success) return refused('not-a-city');
  const { account, commune, scopes, capabilities } = parsed.output;
  if (!capabilities.read) return refused('scope-missing');
  return ok({ name: commune?.name ?? new URL(address).host, account: account.name, scopes, capabilities });
}

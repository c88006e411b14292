import { ok, refused, type Result } from '../../shared/result.ts';
import type { CityConnection, ConnectFailure } from '../../shared/shell.ts';
import { parseCityAddress } from './city-address.ts';
import type { CityCredentials } from './city-gateway.ts';
import { contractVersion, readAccount } from './city-account.ts';
import { askCity, cityLimits, type Fetch, type CityLimits } from './city-fetch.ts';
import type { ConnectionFile } from './connection-file.ts';

export interface CitySignIn {
  connect(argument: { address: string; token: string }): Promise<Result<CityConnection, ConnectFailure>>;
  disconnect(): Promise<Result<null>>;
  status(): Promise<Result<CityConnection | null>>;
  /** For the gateway alone. */
  credentials(): Promise<CityCredentials | null>;
}

/** The association's sign-in: tried on the spot, kept only once the city has answered. */
export function citySignIn(parts: { fetch: Fetch; connectionFile: ConnectionFile; limits?: CityLimits }): CitySignIn {
  const limits = parts.limits ?? cityLimits;
  type Current = { connection: CityConnection; token: string } | null;
  let current: Promise<Current> | null = null;

  const load = (): Promise<Current> =>
    (current ??= parts.connectionFile
      .recall()
      .then((kept) =>
        kept
          ? { connection: { address: kept.address, account: kept.account, remembered: true }, token: kept.token }
          : null,
      ));

  return {
    async connect({ address: typed, token: pasted }) {
      const address = parseCityAddress(typed);
      if (!address.ok) return address;
      const token = pasted.trim();
      // A header cannot carry anything else, and no token is made of anything else (RFC 6750).
      if (!/^[\x21-\x7e]+$/.test(token)) return refused('token-refused');
      const answer = await askCity(
        parts.fetch,
        `${address.data}/v1/me`,
        {
          method: 'GET',
          headers: new Headers({
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'palier-contract': contractVersion,
          }),
          body: null,
        },
        limits,
      );
      if (!answer.ok) {
        if (answer.code === 'redirected') return refused('redirected');
        return refused(answer.code === 'too-large' ? 'not-a-city' : 'unreachable');
      }
      const account = readAccount(address.data, answer.data.status, answer.data.body);
      if (!account.ok) return account;
      const remembered = await parts.connectionFile.keep({ address: address.data, account: account.data, token });
      const connection: CityConnection = { address: address.data, account: account.data, remembered };
      current = Promise.resolve({ connection, token });
      return ok(connection);
    },
    async disconnect() {
      current = Promise.resolve(null);
      await parts.connectionFile.forget();
      return ok(null);
    },
    async status() {
      return ok((await load())?.connection ?? null);
    },
    async credentials() {
      const known = await load();
      return known ? { address: known.connection.address, token: known.token } : null;
    },
  };
}

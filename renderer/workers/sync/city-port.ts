import { createCityClient, etagOf } from '../../../shared/city/client.ts';
import { ownFetchHeader } from '../../../shared/shell.ts';
import type { CityCapabilities, CityPort } from '../../../shared/sync/ports.ts';

export interface CityPortOptions {
  /** The gateway on the app's own origin. */
  readonly baseUrl: string;
  readonly capabilities: CityCapabilities;
  /** The run's: each request ends with it. */
  readonly signal: AbortSignal;
}

/** Longer than the gateway's own limit, which says better what happened. */
const patience = 120_000;

/** Marked as the app's own: the gateway answers nobody else. */
function own(request: Request): Request {
  request.headers.set(ownFetchHeader, '1');
  return request;
}

/** The city for one run, through the gateway of the host. */
export function createCityPort({ baseUrl, capabilities, signal }: CityPortOptions): CityPort {
  const client = createCityClient({
    baseUrl,
    fetch: (request) => fetch(own(request), { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) }),
  });
  return { ...client, capabilities, etagOf };
}

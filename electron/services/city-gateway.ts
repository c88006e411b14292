import { cityPath, gatewayHeader, type GatewayFailure } from '../../shared/shell.ts';
import type { Handle } from './serve-assets.ts';
import { securityHeaders } from './security-headers.ts';
import { askCity, cityLimits, type Fetch, type CityAnswer, type CityLimits } from './city-fetch.ts';

/** What the contract defines (shared/city/openapi.yaml), and therefore all that may pass. */
const contractPaths: readonly RegExp[] = [/^\/v1\/me$/, /^\/v1\/listings$/, /^\/v1\/listings\/[0-9A-Za-z-]{1,64}$/];
const contractMethods: ReadonlySet<string> = new Set(['GET', 'PUT', 'PATCH', 'DELETE']);
const contractQuery: ReadonlySet<string> = new Set(['cursor', 'limit']);
const requestHeaders = ['if-match', 'if-none-match', 'operation-id', 'palier-contract', 'content-type'] as const;
const answerHeaders = ['etag', 'retry-after', 'palier-contract', 'operation-replayed'] as const;

/** What a proxy in front of the city may also say without JSON, and that means the same: sign in, smaller, later. */
const plainRefusals: ReadonlySet<number> = new Set([401, 413, 429]);

const requestBytes = 2 * 1024 * 1024;

export interface CityCredentials {
  readonly address: string;
  readonly token: string;
}

export interface CityGatewayParts {
  readonly fetch: Fetch;
  readonly credentials: () => Promise<CityCredentials | null>;
  readonly limits?: CityLimits;
}

const statuses: Readonly<Partial<Record<GatewayFailure, number>>> = {
  'not-connected': 503,
  'not-own-fetch': 403,
  locked: 423,
};

/** What the gateway answers by itself. */
export function gatewayFailure(code: GatewayFailure): Response {
  const status = statuses[code] ?? 502;
  return Response.json(
    { type: `urn:palier:gateway:${code}`, title: 'The city did not answer', status, code },
    {
      status,
      headers: {
        ...securityHeaders(),
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        [gatewayHeader]: code,
      },
    },
  );
}

/** The path and query to ask the city for, or `null` when the contract has no such thing. */
function contractTarget(url: URL, method: string): string | null {
  const path = url.pathname.slice(cityPath.length);
  if (!contractMethods.has(method) || !contractPaths.some((known) => known.test(path))) return null;
  const query = [...url.searchParams];
  if (query.some(([name, value]) => !contractQuery.has(name) || value.length > 2000)) return null;
  return query.length === 0 ? path : `${path}?${new URLSearchParams(query)}`;
}

function isJson(headers: Headers): boolean {
  return /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(headers.get('content-type') ?? '');
}

/**
 * What the renderer receives: status, the contract's headers, and JSON or nothing. A page of a captive portal,
 * a cookie, a content type of the city's choosing never come through.
 */
function toRenderer(answer: CityAnswer): Response {
  const { status, body } = answer;
  const headers = new Headers({ ...securityHeaders(), 'cache-control': 'no-store' });
  for (const name of answerHeaders) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // What HTTP has no such status for, no response can be made of.
  if (status < 200 || status > 599) return gatewayFailure('not-json');
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers });
  const success = status >= 200 && status < 300;
  if (isJson(answer.headers) && body.byteLength > 0) {
    headers.set('content-type', success ? 'application/json' : 'application/problem+json');
    return new Response(body, { status, headers });
  }
  // Nothing at all is no other site's page: the reply was lost somewhere on its way.
  if (success && body.byteLength === 0) return gatewayFailure('empty');
  // A proxy's page that says 404 or 410 is not the city saying that a listing is gone.
  if (status < 500 && !plainRefusals.has(status)) return gatewayFailure('not-json');
  // The status says enough: the page of explanation does not.
  headers.set('content-type', 'application/problem+json');
  return new Response(JSON.stringify({ type: 'about:blank', title: 'The city refused', status }), { status, headers });
}

/**
 * Answers `/city/*`: adds the credentials, so that no token ever enters the renderer, and lets through only what
 * the contract defines, in both directions.
 */
export function cityGateway({ fetch, credentials, limits = cityLimits }: CityGatewayParts): Handle {
  return async (request) => {
    const target = contractTarget(new URL(request.url), request.method);
    if (target === null) return gatewayFailure('path-refused');
    const city = await credentials();
    if (!city) return gatewayFailure('not-connected');

    const headers = new Headers({ accept: 'application/json', authorization: `Bearer ${city.token}` });
    for (const name of requestHeaders) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    const sent = new Uint8Array(await request.arrayBuffer());
    if (sent.byteLength > requestBytes) return gatewayFailure('too-large');

    const answer = await askCity(
      fetch,
      `${city.address}${target}`,
      { method: request.method, headers, body: sent.byteLength > 0 ? sent : null, signal: request.signal },
      limits,
    );
    return answer.ok ? toRenderer(answer.data) : gatewayFailure(answer.code);
  };
}

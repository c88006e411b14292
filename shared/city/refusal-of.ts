import * as v from 'valibot';
import { gatewayHeader, type GatewayFailure } from '../shell.ts';
import type { CityCode, CityRefusal } from '../sync/ports.ts';
import { readListing } from './read-listing.ts';
import { isJson, parseJson, type ReadReply } from './read-reply.ts';

export interface CityFailure extends CityRefusal {
  /** With `invalid`: JSON pointers (RFC 6901) into the listing. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

const problemSchema = v.object({
  detail: v.optional(v.string()),
  title: v.optional(v.string()),
  id: v.optional(v.string()),
  current: v.optional(v.unknown()),
  errors: v.optional(v.array(v.object({ pointer: v.string(), detail: v.string() }))),
});

/** What the host's gateway says by itself, when the city said nothing that can be passed on. */
const gatewayCodes: Readonly<Record<GatewayFailure, CityCode>> = {
  'not-connected': 'unauthorized',
  unreachable: 'unreachable',
  'timed-out': 'unreachable',
  redirected: 'not-json',
  'not-json': 'not-json',
  empty: 'malformed',
  'too-large': 'malformed',
  'path-refused': 'invalid',
  'not-own-fetch': 'invalid',
  locked: 'unreachable',
};

/** What a proxy may answer in the city's place, in HTML, and that means the same. */
const plain: Readonly<Record<number, CityCode>> = { 401: 'unauthorized', 413: 'too-large', 429: 'rate-limited' };

/** The city's own refusals: believed only from a server that speaks JSON. */
const spoken: Readonly<Record<number, CityCode>> = {
  403: 'forbidden',
  404: 'not-found',
  408: 'unavailable',
  409: 'conflict',
  412: 'precondition-failed',
  426: 'upgrade-required',
};

/** RFC 9110 §10.2.3. A date is counted from the server's own `Date`: the laptop's clock may be wrong by days. */
function retryAfter(reply: ReadReply): number | null {
  const value = reply.header('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(reply.header('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

function codeOf(reply: ReadReply, asked: 'page' | 'listing' | 'account', problemId: string | undefined): CityCode {
  const own = gatewayCodes[reply.header(gatewayHeader) as GatewayFailure];
  if (own !== undefined) return own;
  const { status } = reply;
  if (status === 0 || (status >= 300 && status < 400)) return 'not-json';
  if (status >= 500) return 'unavailable';
  const known = plain[status];
  if (known !== undefined) return known;
  if (!isJson(reply)) return 'not-json';
  if (asked === 'page' && status === 410) return 'cursor-expired';
  if (asked === 'page' && status === 400) return 'cursor-unknown';
  // A deletion is believed only with the tombstone that the contract asks for.
  if (status === 410) return problemId === undefined ? 'not-json' : 'gone';
  return spoken[status] ?? 'invalid';
}

/** Any reply that is not a success, as a code that the interface has a sentence for. */
export function refusalOf(reply: ReadReply, asked: 'page' | 'listing' | 'account'): CityFailure {
  const parsed = v.safeParse(problemSchema, isJson(reply) ? parseJson(reply) : undefined);
  const problem = parsed.success ? parsed.output : {};
  const code = codeOf(reply, asked, problem.id);
  const detail = problem.detail ?? problem.title;
  const waits = code === 'rate-limited' || code === 'unavailable';
  return {
    ok: false,
    code,
    ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }),
    ...(waits ? { retryAfterSeconds: retryAfter(reply) } : {}),
    ...(code === 'precondition-failed' ? { current: readListing(problem.current) } : {}),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
}

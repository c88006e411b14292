import { ok, refused, type Result } from '../../shared/result.ts';

/** The host's own way out: Chromium's network in Electron (system proxy and certificates), Node's elsewhere. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface CityLimits {
  /** Longest silence, before the first byte and between two. */
  readonly silenceMs: number;
  /** Longest exchange of all, from before the connection to the last byte: a city that drips is not waited for. */
  readonly totalMs: number;
  readonly answerBytes: number;
}

export const cityLimits: CityLimits = { silenceMs: 20_000, totalMs: 90_000, answerBytes: 32 * 1024 * 1024 };

export interface CityAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export type CityFetchFailure = 'unreachable' | 'timed-out' | 'redirected' | 'too-large';

/** Thrown by a host whose network refuses a redirection instead of answering with its status. */
export class RedirectRefused extends Error {}

async function readCapped(
  response: Response,
  cap: number,
  alive: () => void,
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  // The length announced is only a hint: what counts is what arrives, after decompression.
  if (Number(response.headers.get('content-length') ?? 0) > cap) return 'too-large';
  if (!response.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    alive();
    size += chunk.byteLength;
    if (size > cap) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * One exchange with the city, read to its end, so that whatever goes wrong has a name:
 * a connection lost in the middle of a page is `unreachable`, not a shorter page.
 * The token goes to the address it was given for, so a redirection is never followed.
 */
export async function askCity(
  fetch: Fetch,
  url: string,
  init: { method: string; headers: Headers; body: Uint8Array<ArrayBuffer> | null; signal?: AbortSignal },
  limits: CityLimits = cityLimits,
): Promise<Result<CityAnswer, CityFetchFailure>> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), limits.silenceMs);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), limits.silenceMs);
  };
  const stop = new AbortController();
  const late = new AbortController();
  const deadline = setTimeout(() => late.abort(), limits.totalMs);
  try {
    const signal = AbortSignal.any([silence.signal, late.signal, stop.signal, ...(init.signal ? [init.signal] : [])]);
    // A network that does not hear the signal is left behind rather than waited for.
    const given = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    given.catch(() => undefined);
    const asked = fetch(url, {
      method: init.method,
      headers: init.headers,
      body: init.body,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    asked.catch(() => undefined);
    const response = await Promise.race([asked, given]);
    alive();
    const { status } = response;
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) {
      return refused('redirected');
    }
    const body = await Promise.race([readCapped(response, limits.answerBytes, alive), given]);
    if (body === 'too-large') return refused('too-large');
    return ok({ status, headers: response.headers, body });
  } catch (error) {
    if (error instanceof RedirectRefused) return refused('redirected');
    return refused(silence.signal.aborted || late.signal.aborted ? 'timed-out' : 'unreachable');
  } finally {
    clearTimeout(timer);
    clearTimeout(deadline);
    stop.abort();
  }
}

import type { ClientOptions } from 'openapi-fetch';
import { TextDecoder } from '../text/text-decoder.ts';

/** The host's `fetch`, with the run's signal and time limit already bound to it. */
export type CityFetch = NonNullable<ClientOptions['fetch']>;
type Reply = Awaited<ReturnType<CityFetch>>;

/** One exchange, read to its end. */
export interface ReadReply {
  readonly status: number;
  /** By lower-case name. */
  readonly header: (name: string) => string | null;
  /** The whole body; `null` when it was larger than the cap. */
  readonly text: string | null;
  readonly bytes: number;
}

/**
 * Reads a body up to `cap` bytes; what counts is what arrives, whatever length was announced.
 * @throws when the connection breaks before the end
 */
export async function readReply(reply: Reply, cap: number): Promise<ReadReply> {
  const header = (name: string): string | null => reply.headers.get(name);
  const reader = reply.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > cap) {
      await reader.cancel();
      return { status: reply.status, header, text: null, bytes };
    }
    text += decoder.decode(value, { stream: true });
  }
  return { status: reply.status, header, text: text + decoder.decode(), bytes };
}

export function isJson(reply: ReadReply): boolean {
  return /^application\/([a-z0-9.-]+\+)?json\s*(;|$)/i.test(reply.header('content-type') ?? '');
}

/** The body as JSON; `undefined` when it is none. */
export function parseJson(reply: ReadReply): unknown {
  if (reply.text === null || reply.text === '') return undefined;
  try {
    return JSON.parse(reply.text) as unknown;
  } catch {
    return undefined;
  }
}

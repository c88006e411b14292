import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';

/** Thrown when a body is longer than what the host accepts. */
export class BodyTooLarge extends Error {}

async function readBody(incoming: IncomingMessage, cap: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(incoming.headers['content-length'] ?? 0) > cap) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > cap) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

/**
 * Node's request as a web `Request`. The address is glued to the origin, never resolved against it:
 * `//evil.example/` is a path here, not another host.
 */
export async function toRequest(
  incoming: IncomingMessage,
  origin: string,
  options: { cap: number; signal: AbortSignal },
): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    // Credentials of the host itself are not for what stands behind it.
    if (value === undefined || name === 'cookie' || name === 'host') continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const body = method === 'GET' || method === 'HEAD' ? null : await readBody(incoming, options.cap);
  return new Request(`${origin}${incoming.url ?? '/'}`, { method, headers, body, signal: options.signal });
}

export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as NodeStream), outgoing);
}

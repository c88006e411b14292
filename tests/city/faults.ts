import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { replyText } from './reply-text.ts';
import { rowFaults, type RowFault } from './row-faults.ts';

type Kind =
  /** A page for people, with status 200: what a captive portal answers. */
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'empty'; readonly status?: number }
  /** The first half of the body, ended as if it were whole. */
  | { readonly kind: 'half' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'nonsense'; readonly bytes?: number }
  /** The connection breaks: `before` anything happens, `after` everything happened, or in `mid-body`. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' | 'mid-body' }
  /** Nothing happens: so that the next fault waits for a later request. */
  | { readonly kind: 'pass' }
  /** Kept waiting until the faults are cleared. */
  | { readonly kind: 'hold' }
  /** The first page that this city has answered, whatever was asked for. */
  | { readonly kind: 'replay' }
  /** More is announced, and the cursor is the one that was sent. */
  | { readonly kind: 'stuck-cursor' }
  | RowFault;

export type Fault = Kind & {
  /** Which requests it waits for; any when absent. */
  readonly on?: { readonly method?: string; readonly path?: RegExp };
  /** How many requests it spoils; 1 when absent. */
  readonly times?: number;
  /** The request takes its effect and only the reply is spoiled. */
  readonly after?: boolean;
};

export interface Faults {
  /** Queued behind the others; each spoils the next request that it waits for. */
  next(fault: Fault): void;
  clear(): void;
}

/** Faults that need the city's own reply to spoil. */
const onTheWayBack = new Set<Kind['kind']>(['half', 'replay', 'stuck-cursor', ...rowFaults.keys()]);
const portal = '<!doctype html><html lang="fr"><title>Connexion</title><p>Acceptez les conditions du Wi-Fi.</p></html>';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function nonsense(bytes: number): Buffer {
  return Buffer.alloc(bytes, 'palier? ');
}

function brokenAfter(text: string): Readable {
  return Readable.from(
    (async function* () {
      yield text;
      await pause(20);
      throw new Error('a deliberate fault: the connection drops');
    })(),
    { objectMode: false },
  );
}

/** What the reply becomes. `own` is the city's, or `undefined` when it was not asked. */
async function spoil(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  own: string | undefined,
  first: string,
  released: Promise<void>,
) {
  switch (fault.kind) {
    case 'html':
      reply.code(fault.status ?? 200).type('text/html; charset=utf-8');
      return portal;
    case 'empty':
      reply.code(fault.status ?? 200).type('application/json');
      return '';
    case 'status':
      if (fault.retryAfter !== undefined) reply.header('retry-after', String(fault.retryAfter));
      reply.code(fault.status).type('application/problem+json');
      return JSON.stringify({ type: 'about:blank', title: 'A deliberate fault', status: fault.status });
    case 'redirect':
      reply.code(302).header('location', fault.to).type('text/plain');
      return '';
    case 'nonsense':
      reply.code(200).type('application/json');
      return nonsense(fault.bytes ?? 10_000_000);
    case 'drop':
      if (fault.when === 'mid-body' && own) {
        reply.header('content-length', String(Buffer.byteLength(own)));
        return brokenAfter(own.slice(0, own.length / 2));
      }
      request.raw.socket.destroy();
      return own ?? '';
    case 'pass':
      return own;
    case 'hold':
      await released;
      return own;
    case 'half':
      return own?.slice(0, own.length / 2);
    case 'replay':
      return first;
    case 'stuck-cursor': {
      const sent = (request.query as { cursor?: string }).cursor;
      const page = JSON.parse(own ?? '{}') as { next_cursor: string };
      return JSON.stringify({ ...page, next_cursor: sent ?? page.next_cursor, has_more: true });
    }
    default:
      return rowFaults.get(fault.kind)?.(own ?? '', fault);
  }
}

/** Lets tests break the city on purpose. `isSpoiled` tells the deliberate faults from real ones. */
export function injectFaults(app: FastifyInstance): Faults & { isSpoiled(request: FastifyRequest): boolean } {
  const queue: { fault: Fault; left: number }[] = [];
  const pending = new WeakMap<FastifyRequest, Fault>();
  const spoiled = new WeakSet<FastifyRequest>();
  let firstPage = '{"items":[],"next_cursor":"none","has_more":false}';
  let anyPageYet = false;
  let release = (): void => undefined;
  let released = Promise.resolve();
  const holdAgain = (): void => {
    release();
    released = new Promise((resolve) => (release = resolve));
  };
  holdAgain();
  app.addHook('preClose', async () => release());

  const take = (request: FastifyRequest): Fault | undefined => {
    const index = queue.findIndex(
      ({ fault: { on } }) =>
        (on?.method === undefined || on.method === request.method) &&
        (on?.path === undefined || on.path.test(request.url)),
    );
    const found = queue[index];
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) queue.splice(index, 1);
    return found.fault;
  };
  const waitsForReply = (fault: Fault) =>
    fault.after === true || onTheWayBack.has(fault.kind) || (fault.kind === 'drop' && fault.when !== 'before');

  app.addHook('onRequest', async (request, reply) => {
    const fault = take(request);
    if (fault === undefined) return;
    spoiled.add(request);
    if (waitsForReply(fault)) {
      pending.set(request, fault);
      return;
    }
    const body = await spoil(fault, request, reply, undefined, firstPage, released);
    if (fault.kind === 'drop') reply.hijack();
    else if (fault.kind !== 'pass' && fault.kind !== 'hold') return reply.send(body);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = pending.get(request);
    if (fault === undefined) {
      const isPage = request.method === 'GET' && request.url.startsWith('/v1/listings?') && reply.statusCode === 200;
      if (isPage && !anyPageYet) [firstPage, anyPageYet] = [replyText(payload) ?? firstPage, true];
      return payload;
    }
    pending.delete(request);
    reply.removeHeader('content-length');
    return spoil(fault, request, reply, replyText(payload), firstPage, released);
  });
  return {
    next: (fault) => void queue.push({ fault, left: fault.times ?? 1 }),
    clear() {
      queue.splice(0);
      holdAgain();
    },
    isSpoiled: (request) => spoiled.has(request),
  };
}

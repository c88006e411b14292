import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, requireScope, scopes, seesContacts, type Client } from './authenticate.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { contentTag, listingTag, namesTag } from './entity-tags.ts';
import { readListing, readLog, readPage } from './listing-store.ts';
import { Problem } from './problem.ts';
import { createRateLimit, type Rate } from './rate-limit.ts';
import { writeListing, type Write } from './write-listing.ts';

export interface CitySettings {
  readonly rate: Rate;
  /** How often one address may come with a token that nobody has. */
  readonly wrongTokens: Rate;
  readonly bodyBytes: number;
  readonly cursorSecret: string;
}

const contractVersion = '1';
const pageSize = { usual: 500, most: 2000 };
const bodyTypes: Readonly<Record<string, string>> = { PUT: 'application/json', PATCH: 'application/merge-patch+json' };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function listingId(request: FastifyRequest): string {
  const id = (request.params as { id: string }).id.toLowerCase();
  if (!uuid.test(id)) throw new Problem(404, 'No such listing');
  return id;
}

function operationId(request: FastifyRequest): string | undefined {
  const id = header(request, 'operation-id')?.toLowerCase();
  if (id !== undefined && !uuid.test(id))
    throw new Problem(400, 'Bad Operation-Id', { detail: 'The Operation-Id is not a UUID.' });
  return id;
}

function limitOf(given: string | undefined): number {
  const limit = given === undefined ? pageSize.usual : Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > pageSize.most)
    throw new Problem(400, 'Bad limit', { detail: `From 1 to ${pageSize.most}.` });
  return limit;
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) return new Problem(413, 'Too large');
  if (status === 415) return new Problem(415, 'Unsupported media type');
  if (status !== undefined && status >= 400 && status < 500) return new Problem(400, 'Bad request');
  return new Problem(500, 'Internal error');
}

/** The listing API of `shared/city/openapi.yaml`. */
export function addRoutes(app: FastifyInstance, database: Database, settings: CitySettings): void {
  const limitRate = createRateLimit(settings.rate, () => performance.now());
  const limitWrong = createRateLimit(settings.wrongTokens, () => performance.now());
  const clients = new WeakMap<FastifyRequest, Client>();
  const clientOf = (request: FastifyRequest): Client => {
    const client = clients.get(request);
    if (client === undefined) throw new Error('a route was reached without authentication');
    return client;
  };

  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (_request, text, done) => {
      try {
        done(null, JSON.parse(text as string));
      } catch {
        done(new Problem(400, 'Bad request', { detail: 'The body is not JSON.' }));
      }
    },
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.header('palier-contract', contractVersion);
    const spoken = header(request, 'palier-contract');
    if (spoken !== undefined && spoken !== contractVersion)
      throw new Problem(
        426,
        'Contract version not supported',
        { supported: [contractVersion] },
        {
          upgrade: `palier-contract/${contractVersion}`,
        },
      );
    const client = await authenticate(database, header(request, 'authorization')).catch((error: unknown) => {
      // Whoever guesses is slowed down; whoever has a token is not, at the same address.
      limitWrong(request.ip);
      throw error;
    });
    limitRate(client.id);
    requireScope(client, request.method === 'GET' ? 'read' : 'write');
    clients.set(request, client);
  });
  app.setErrorHandler((error, _request, reply) => {
    const problem = problemOf(error);
    return reply
      .code(problem.status)
      .headers({ ...problem.headers, 'content-type': 'application/problem+json' })
      .send(JSON.stringify(problem.body()));
  });
  app.setNotFoundHandler(() => {
    throw new Problem(404, 'No such resource');
  });

  app.get('/v1/me', (request) => {
    const client = clientOf(request);
    const writes = client.scopes.includes('write');
    const fields = ['kind', 'category', 'title', 'description', 'status', 'urgency', 'availability', 'languages'];
    const writable = [...fields, 'capacity', 'walkingLimit', 'location'];
    if (seesContacts(client)) writable.push('contact');
    return {
      account: { id: client.id, name: client.name },
      commune: { name: 'Cachan', code: '94016' },
      scopes: scopes.filter((scope) => client.scopes.includes(scope)),
      capabilities: {
        read: true,
        create: writes,
        update: writes,
        delete: writes,
        cursor: true,
        conditionalWrite: true,
        clientIds: true,
        writableFields: writes ? writable : [],
      },
      limits: { pageSize: pageSize.most, bodyBytes: settings.bodyBytes },
    };
  });

  app.get<{ Querystring: { cursor?: string | string[]; limit?: string } }>('/v1/listings', async (request, reply) => {
    const limit = limitOf(request.query.limit);
    // What is committed between the two readings waits for the next page.
    const log = await readLog(database);
    const secret = `${settings.cursorSecret} ${log.restored}`;
    const from = decodeCursor(request.query.cursor, secret);
    // Beyond the end: somebody has put an old copy of the database in its place.
    if (from.seen > log.end)
      throw new Problem(400, 'Bad cursor', { detail: 'This cursor is of a history that this server no longer has.' });
    const withContacts = seesContacts(clientOf(request));
    const page = await readPage(database, from.seen, limit, withContacts);
    const complete = from.complete < 0 ? log.end : from.complete;
    if (complete < log.horizon) throw new Problem(410, 'Cursor expired', { detail: 'Start again from the beginning.' });
    const seen = page.rows.at(-1)?.number ?? from.seen;
    const cursor = encodeCursor({ seen, complete: page.more ? complete : seen }, secret);
    // As bytes, a row at a time: one long text would be made into bytes three times, to be hashed, measured and sent.
    const body = Buffer.concat([
      Buffer.from('{"items":['),
      ...page.rows.map(({ shown }, index) => Buffer.from(index === 0 ? shown : `,${shown}`)),
      Buffer.from(`],"next_cursor":${JSON.stringify(cursor)},"has_more":${page.more}}`),
    ]);
    const etag = contentTag(body);
    reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization');
    if (namesTag(header(request, 'if-none-match') ?? '', etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  });

  app.get('/v1/listings/:id', async (request, reply) => {
    const withContacts = seesContacts(clientOf(request));
    const stored = await readListing(database, listingId(request), withContacts);
    if (stored === undefined) throw new Problem(404, 'No such listing');
    if (stored.deleted) throw new Problem(410, 'Listing deleted', { id: stored.id, version: stored.version });
    const etag = listingTag(stored);
    reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization');
    if (namesTag(header(request, 'if-none-match') ?? '', etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(stored.shown);
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/v1/listings/:id',
    handler: async (request, reply) => {
      const type = bodyTypes[request.method];
      if (type !== undefined && header(request, 'content-type')?.split(';')[0]?.trim() !== type)
        throw new Problem(415, 'Unsupported media type', { detail: `The body of a ${request.method} is ${type}.` });
      const written = await writeListing(database, clientOf(request), {
        method: request.method as Write['method'],
        id: listingId(request),
        body: request.body,
        ifMatch: header(request, 'if-match'),
        ifNoneMatch: header(request, 'if-none-match'),
        operationId: operationId(request),
      });
      if (written.etag !== null) reply.header('etag', written.etag);
      if (written.body !== null) reply.type('application/json; charset=utf-8');
      return reply.code(written.status).send(written.body ?? undefined);
    },
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CityCapabilities } from '../../../shared/sync/ports.ts';
import { writableFields } from '../../../shared/sync/writable-fields.ts';
import type { Seeded } from '../seeded.ts';
import { drawFault, type Fault, type Weather } from '../faulty-city-port.ts';

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** What this platform or token cannot do, said and done on the way. */
export interface ProxyRules {
  readonly pageSize: number;
  readonly capabilities: CityCapabilities;
  readonly contacts: boolean;
}

const portal = '<!doctype html><html lang="fr"><title>Connexion</title><p>Acceptez les conditions du Wi-Fi.</p></html>';
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The road between one laptop's host and the city: real connections, to which happens whatever the schedule draws. */
export class FaultyProxy {
  readonly #server: Server;
  readonly #city: () => string;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #cachedPages = new Map<string, Reply>();
  /** How often each fault has happened, over all schedules. */
  readonly happened = new Map<Fault, number>();
  requests = 0;
  rules: ProxyRules | null = null;
  random: Seeded | null = null;
  weather: Weather = { rough: 0 };

  constructor(city: () => string) {
    this.#city = city;
    this.#server = createServer((incoming, outgoing) => {
      const work = this.#pass(incoming, outgoing).catch(() => outgoing.destroy());
      this.#track(work);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  begin(rules: ProxyRules, random: Seeded, weather: Weather): void {
    this.rules = rules;
    this.random = random;
    this.weather = weather;
    this.#cachedPages.clear();
  }

  /** Whatever was on its way has arrived. */
  async drained(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #track(work: Promise<unknown>): void {
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const send = (reply: Reply | null) => {
      if (reply === null || outgoing.destroyed) outgoing.destroy();
      else outgoing.writeHead(reply.status, reply.headers).end(reply.body);
    };
    const { rules, random } = this;
    this.requests += 1;
    if (!rules || !random) return send(null);
    if (incoming.url === '/v1/me') return send(limited(await this.#forward(incoming, body), rules));
    if (incoming.method === 'PUT' && /"title":"refused/.test(body.toString())) return send(problem(422));
    const arrive = () => this.#forward(incoming, body);
    const later = () => this.#track(pause(20 + random.below(60)).then(arrive));
    const remembered = incoming.method === 'GET' ? this.#cachedPages.get(incoming.url ?? '') : undefined;
    const fault = random.next() < this.weather.rough ? drawFault(random, remembered !== undefined) : undefined;
    if (fault) this.happened.set(fault, (this.happened.get(fault) ?? 0) + 1);
    switch (fault) {
      case 'lost-request':
        return send(null);
      case 'late':
        later();
        return send(null);
      case 'lost-reply':
        await arrive();
        return send(null);
      case 'truncated': {
        const reply = await arrive();
        const half = reply?.body.subarray(0, reply.body.length / 2);
        if (!reply || !half) return send(null);
        // The connection breaks, or a cache believes that this was all.
        if (random.next() < 0.5) return send({ ...reply, body: half });
        outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length });
        outgoing.write(half, () => setTimeout(() => outgoing.destroy(), 5));
        return;
      }
      case 'captive-portal':
        return send({ status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(portal) });
      case 'signed-out':
        return send(problem(401));
      case 'rate-limited':
        return send(problem(429, { 'retry-after': String(1 + random.below(100)) }));
      case 'unavailable':
        return send(problem(random.next() < 0.5 ? 503 : 500));
      case 'old-page':
        return send(remembered ?? (await arrive()));
      case 'duplicate':
        later();
        return send(await arrive());
      default:
        return send(await arrive());
    }
  }

  async #forward(incoming: IncomingMessage, body: Buffer): Promise<Reply | null> {
    const { rules, random } = this;
    if (!rules || !random) return null;
    const { method = 'GET' } = incoming;
    const url = new URL(incoming.url ?? '/', this.#city());
    const limit = url.searchParams.get('limit');
    if (limit !== null) url.searchParams.set('limit', String(Math.min(Number(limit), rules.pageSize)));
    const headers = new Headers();
    for (const name of [
      'authorization',
      'content-type',
      'if-match',
      'if-none-match',
      'operation-id',
      'palier-contract',
    ]) {
      const value = incoming.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    const unconditional = !rules.capabilities.conditionalWrite && (method === 'PATCH' || method === 'DELETE');
    if (unconditional) headers.set('if-match', '*');
    const answer = await fetch(url, {
      method,
      headers,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    }).catch(() => null);
    if (!answer) return null;
    const content = await answer.arrayBuffer().catch(() => null);
    if (!content) return null;
    const reply: Reply = {
      status: answer.status,
      headers: Object.fromEntries(
        ['content-type', 'etag', 'retry-after', 'palier-contract'].flatMap((name) => {
          const value = answer.headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
      body: Buffer.from(content),
    };
    const page = method === 'GET' && url.pathname === '/v1/listings';
    const remembered = this.#cachedPages.has(incoming.url ?? '');
    if (page && (!remembered || random.next() < 0.3)) this.#cachedPages.set(incoming.url ?? '', reply);
    return reply;
  }
}

function problem(status: number, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: Buffer.from(JSON.stringify({ type: 'about:blank', title: 'A deliberate fault', status })),
  };
}

/** The account as a city would show it that cannot do everything. */
function limited(reply: Reply | null, { capabilities, contacts }: ProxyRules): Reply | null {
  if (reply?.status !== 200) return reply;
  const account = JSON.parse(reply.body.toString()) as { scopes: string[]; capabilities: object };
  const scopes = account.scopes.filter((scope) => contacts || scope !== 'contacts');
  const shown = {
    ...account,
    scopes,
    capabilities: { ...account.capabilities, ...capabilities, writableFields: [...writableFields] },
  };
  return { ...reply, body: Buffer.from(JSON.stringify(shown)) };
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostileCity {
  readonly address: string;
  readonly heard: { readonly url: string; readonly method: string; readonly headers: IncomingMessage['headers'] }[];
  /** What it does next. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  stop(): Promise<void>;
}

/** A city that answers whatever a test tells it to. */
export async function startHostileCity(): Promise<HostileCity> {
  const city: HostileCity = {
    address: '',
    heard: [],
    answer: (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    city.heard.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers });
    city.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(city, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { serveAssets } from '../../electron/services/serve-assets.ts';
import { citySignIn } from '../../electron/services/city-sign-in.ts';
import { cityGateway } from '../../electron/services/city-gateway.ts';
import { deskLock } from '../../electron/services/desk-lock.ts';
import { createPrintJobs } from '../../electron/services/print-jobs.ts';
import { privateFolder } from '../../electron/services/private-folder.ts';
import { savedFiles } from '../../electron/services/saved-files.ts';
import { securityHeaders } from '../../electron/services/security-headers.ts';
import { serveApp } from '../../electron/services/serve-app.ts';
import { shellDispatch } from '../../electron/services/shell-dispatch.ts';
import { platformOf, shellServices } from '../../electron/services/shell-services.ts';
import { openConnectionFile } from '../../electron/services/connection-file.ts';
import { packForm, unpackForm } from '../../renderer/model/loopback-wire.ts';
import { refused } from '../../shared/result.ts';
import { headlessPrinter } from './headless-printer.ts';
import { BodyTooLarge, sendResponse, toRequest } from './node-http.ts';
import { ownerOnlyFile } from './owner-only-file.ts';
import { createSessions } from './sessions.ts';

export interface HostOptions {
  /** Where this profile keeps its sign-in; made when absent. */
  readonly dataFolder: string;
  /** 0, the default, takes any free port. The browser's data hang on the origin, so a person's profile needs a fixed one. */
  readonly port?: number;
  readonly documentsFolder?: string;
  readonly rendererFolder?: string;
  /** What answers for a person who chooses a folder for backups: this host has no dialogue of its own. */
  readonly chosenFolder?: string;
  readonly suggestedCity?: { readonly address: string; readonly token: string } | null;
}

export interface Host {
  readonly origin: string;
  /** Opens the app, once. */
  readonly link: string;
  newLink(): string;
  stop(): Promise<void>;
}

const root = new URL('../../', import.meta.url).pathname;
const invalidForm = Symbol('a body that is not a form of ours');
/** Goes on to the app by itself. */
const onward = '<!doctype html><title>Palier</title><meta http-equiv="refresh" content="0; url=/">';
const callBytes = 256 * 1024 * 1024;

function plain(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** The loopback host: the renderer, the shell's services and the city's gateway, for a browser of this computer. */
export async function startHost(options: HostOptions): Promise<Host> {
  const documentsFolder = options.documentsFolder ?? join(options.dataFolder, 'documents');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  await privateFolder(options.dataFolder);
  let origin = '';
  const sessions = createSessions(() => Number(new URL(origin).port));
  const printing = sessions.open();

  const printer = headlessPrinter({ origin: () => origin, cookie: () => sessions.cookieOf(printing) });
  const files = savedFiles();
  const lock = deskLock();
  const jobs = createPrintJobs(printer);
  const city = citySignIn({
    fetch,
    connectionFile: openConnectionFile(join(options.dataFolder, 'city.json'), ownerOnlyFile),
  });
  const handle = serveApp({
    assets: serveAssets(options.rendererFolder ?? join(root, 'dist/renderer')),
    gateway: cityGateway({ fetch, credentials: city.credentials }),
    jobs,
    lock,
  });
  const bridge = shellServices({
    host: {
      info: {
        host: 'loopback',
        version,
        platform: platformOf(process.platform),
        suggestedCity: options.suggestedCity ?? null,
      },
      async saveFile(suggestedName, content) {
        await privateFolder(documentsFolder).catch(() => undefined);
        return files.saveIn(documentsFolder, suggestedName, content);
      },
      // The renderer opens /documents/<fileId> in a tab, and an allowed address in another.
      openFile: async () => true,
      openExternal: async () => undefined,
      askFolder: async () => options.chosenFolder ?? null,
    },
    city,
    jobs,
    files,
    lock,
    dataFolder: options.dataFolder,
  });
  const dispatch = shellDispatch(bridge, lock, (call, error) => {
    console.error(`${call}: ${error instanceof Error ? error.name : 'failed'}`);
  });

  async function shellCall(call: string, request: Request): Promise<Response> {
    const argument = await request
      .formData()
      .then(unpackForm)
      .catch(() => invalidForm);
    const answer = argument === invalidForm ? refused('argument-invalid') : await dispatch(call, argument);
    return new Response(packForm(answer), { headers: { ...securityHeaders(), 'cache-control': 'no-store' } });
  }

  async function document(fileId: string): Promise<Response> {
    const path = files.pathOf(fileId);
    const content = path && (await readFile(path).catch(() => null));
    if (!path || !content) return plain(404, 'Ce document n’est plus là.');
    return new Response(new Uint8Array(content), {
      headers: {
        ...securityHeaders(),
        'content-type': path.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
        'cache-control': 'no-store',
      },
    });
  }

  async function answer(incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
    // A page of another site can make its own name resolve to 127.0.0.1: the name it used gives it away.
    if (incoming.headers.host !== new URL(origin).host) return plain(421, 'Adresse refusée.');
    const from = incoming.headers.origin;
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    if (from === undefined ? !reads : from !== origin) return plain(403, 'Origine refusée.');
    if (!incoming.url?.startsWith('/')) return plain(400, 'Adresse refusée.');

    const { pathname, searchParams } = new URL(`${origin}${incoming.url}`);
    if (pathname === '/enter') {
      // A link that a program looks at beforehand is not spent by that.
      if (incoming.method !== 'GET') return plain(405, 'Ouvrez ce lien dans un navigateur.');
      const session = sessions.enter(searchParams.get('key') ?? '');
      if (!session) return plain(401, 'Ce lien a déjà servi. Relancez Palier pour en obtenir un autre.');
      const headers = { ...securityHeaders(), 'set-cookie': sessions.setCookie(session), 'cache-control': 'no-store' };
      // Sent from a file of ours, a redirection would still be another site's, to which no strict cookie goes.
      if (incoming.headers['sec-fetch-site'] === 'cross-site') {
        return new Response(onward, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
      }
      return new Response(null, { status: 303, headers: { ...headers, location: '/' } });
    }
    if (!sessions.holds(incoming.headers.cookie)) {
      return plain(401, 'Ouvrez Palier avec le lien affiché à son démarrage.');
    }
    const request = await toRequest(incoming, origin, { cap: callBytes, signal });
    const call = /^\/shell\/([a-z:-]{1,40})$/.exec(pathname)?.[1];
    if (call !== undefined && request.method === 'POST') return shellCall(call, request);
    const fileId = /^\/documents\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
    if (fileId !== undefined && request.method === 'GET') return document(fileId);
    return handle(request);
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    try {
      await sendResponse(await answer(incoming, gone.signal), outgoing);
    } catch (error) {
      if (outgoing.headersSent) outgoing.destroy();
      else if (error instanceof BodyTooLarge) {
        outgoing.writeHead(413, { ...securityHeaders(), connection: 'close' }).end();
      } else outgoing.writeHead(500, securityHeaders()).end();
    }
  }

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const newLink = (): string => `${origin}/enter?key=${sessions.newKey()}`;

  return {
    origin,
    link: newLink(),
    newLink,
    async stop() {
      await printer.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

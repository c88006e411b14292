import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packForm, unpackForm } from '../../renderer/model/loopback-wire.ts';
import { startHost, type Host } from '../host/server.ts';
import { rawRequest, type RawAnswer } from './raw-request.ts';

/** Stands for what must never leave: a file beside the build, and one beside the documents. */
export const sentinel = 'SENTINEL-7f3a';

export interface VictimHost {
  readonly host: Host;
  readonly folder: string;
  readonly documents: string;
  /** `Cookie` of a coordinator who has come by the link. */
  readonly cookie: string;
  raw(path: string, options?: Parameters<typeof rawRequest>[2]): Promise<RawAnswer>;
  /** A shell call as the renderer makes it. */
  call(name: string, argument?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startVictim(): Promise<VictimHost> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-victim-'));
  const rendererFolder = join(folder, 'renderer');
  const documents = join(folder, 'documents');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-private'));
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Palier</title>');
  await writeFile(join(folder, 'secret.json'), sentinel);
  await writeFile(join(folder, 'renderer-private/secret.json'), sentinel);
  const host = await startHost({ dataFolder: join(folder, 'data'), documentsFolder: documents, rendererFolder });
  const entered = await rawRequest(host.origin, host.link.slice(host.origin.length));
  const cookie = (entered.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  const call = async (name: string, argument?: unknown): Promise<unknown> => {
    const response = await fetch(`${host.origin}/shell/${name}`, {
      method: 'POST',
      headers: { cookie, origin: host.origin },
      body: packForm(argument),
    });
    return unpackForm(await response.formData());
  };
  await call('lock:opened');
  return {
    host,
    folder,
    documents,
    cookie,
    raw: (path, options = {}) => rawRequest(host.origin, path, { ...options, headers: { cookie, ...options.headers } }),
    call,
    async stop() {
      await host.stop();
      await rm(folder, { recursive: true });
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packForm, unpackForm } from '../../renderer/model/loopback-wire.ts';
import type { Result } from '../../shared/result.ts';
import type { ShellCall } from '../../shared/shell.ts';
import { startHost } from '../host/server.ts';

const title = 'feuilles';

export interface HostPress {
  /** As the app does it: the document to the host, its PDF back. */
  print(html: string): Promise<Uint8Array>;
  /** The PDF to the documents folder. */
  save(pdf: Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

/** The loopback host as the app calls it, with its own headless printer. */
export async function startHostPress(): Promise<HostPress> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'palier-print-'));
  const rendererFolder = new URL('../../renderer/public', import.meta.url).pathname;
  const host = await startHost({ dataFolder, rendererFolder });
  const entered = await fetch(host.link, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';

  async function call<Data>(name: ShellCall, argument: unknown): Promise<Data> {
    // A connection kept open too long is closed under Node’s fetch, which does not try again as a browser does.
    const headers = { cookie, origin: host.origin, connection: 'close' };
    const answer = await fetch(`${host.origin}/shell/${name}`, { method: 'POST', body: packForm(argument), headers });
    const result = (await unpackForm(await answer.formData())) as Result<Data, string>;
    if (!result.ok) throw new Error(`${name}: ${result.code}`);
    return result.data;
  }

  return {
    async print(html) {
      const { pdf } = await call<{ pdf: Uint8Array }>('print:to-pdf', { jobId: crypto.randomUUID(), title, html });
      return pdf;
    },
    async save(content) {
      await call('files:save', { suggestedName: `${title}.pdf`, content });
    },
    async stop() {
      await host.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

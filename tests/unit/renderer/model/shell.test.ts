import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packForm, unpackForm } from '../../../../renderer/model/loopback-wire.ts';
import type { ShellBridge } from '../../../../shared/shell.ts';

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

async function shellIn(host: Partial<ShellBridge> | null, given: Record<string, unknown> = {}): Promise<ShellBridge> {
  vi.stubGlobal('window', { ...(host ? { palier: host } : {}), ...given });
  return (await import('../../../../renderer/model/shell.ts')).shell;
}

const jobId = '0196c7a0-1111-7000-8000-000000000001';

describe('what crosses to the shell', () => {
  it('is a copy, and a reactive object is found out in both hosts', async () => {
    const seen: unknown[] = [];
    const cancel = async (argument: { jobId: string }) => {
      seen.push(argument);
      return { ok: true as const, data: null };
    };
    const shell = await shellIn({ print: { cancel } as never });
    const argument = { jobId };
    await shell.print.cancel(argument);
    expect(seen[0]).toEqual(argument);
    expect(seen[0]).not.toBe(argument);
    await expect(shell.print.cancel(new Proxy(argument, {}))).rejects.toThrow();
  });

  it.each([
    undefined,
    null,
    'é',
    { list: [1, { deep: true }], nothing: null },
    { suggestedName: 'x.pdf', content: new Uint8Array([0, 13, 10, 45, 45, 255]) },
    [new Uint8Array(), new Uint8Array([1])],
  ])('arrives over HTTP as it left: %j', async (value) => {
    const sent = new Request('http://127.0.0.1/', { method: 'POST', body: packForm(value) });
    expect(await unpackForm(await sent.formData())).toEqual(value);
  });
});

describe('without Electron', () => {
  it('asks the loopback host, and opens only what it agreed to open', async () => {
    const opened: unknown[] = [];
    const asked: string[] = [];
    let answer: unknown = { ok: true, data: null };
    const shell = await shellIn(null, {
      open: (...where: unknown[]) => opened.push(where),
      location: { assign: (where: string) => opened.push(where) },
    });
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path);
      return new Response(packForm(answer));
    });
    await shell.files.open({ fileId: jobId });
    await shell.external.open({ url: 'https://www.cnil.fr/' });
    await shell.external.open({ url: 'mailto:amina@exemple.fr?subject=Bonjour' });
    answer = { ok: false, code: 'address-refused' };
    await shell.external.open({ url: 'https://evil.example/' });
    await shell.external.open({ url: 'mailto:amina@exemple.fr?bcc=x@evil.example' });
    expect(asked).toEqual(['/shell/files:open', ...Array<string>(4).fill('/shell/external:open')]);
    expect(opened).toEqual([
      [`/documents/${jobId}`, '_blank', 'noopener'],
      ['https://www.cnil.fr/', '_blank', 'noopener,noreferrer'],
      'mailto:amina@exemple.fr?subject=Bonjour',
    ]);
  });
});

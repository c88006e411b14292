import { mkdtemp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packForm, unpackForm } from '../../../../renderer/model/loopback-wire.ts';
import { startHost, type Host } from '../../../host/server.ts';

let folder: string;
let host: Host;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-host-'));
  const rendererFolder = join(folder, 'renderer');
  await mkdir(rendererFolder);
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Palier</title>');
  await mkdir(join(rendererFolder, 'print'));
  await writeFile(join(rendererFolder, 'print/small.css'), '@page { size: A5 }');
  await writeFile(join(rendererFolder, 'dot.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  host = await startHost({ dataFolder: join(folder, 'data'), rendererFolder });
  const entered = await fetch(host.link, { redirect: 'manual' });
  cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  await call('lock:opened');
});

afterAll(async () => {
  await host.stop();
  await rm(folder, { recursive: true });
});

async function call(name: string, argument?: unknown): Promise<unknown> {
  const response = await fetch(`${host.origin}/shell/${name}`, {
    method: 'POST',
    headers: { cookie, origin: host.origin },
    body: packForm(argument),
  });
  expect(response.status).toBe(200);
  return unpackForm(await response.formData());
}

it('serves the built renderer to whoever came by the link', async () => {
  const page = await fetch(host.origin, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<title>Palier</title>');
});

it('says what it is', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(await call('app:info')).toMatchObject({ ok: true, data: { host: 'loopback', version, suggestedCity: null } });
});

it('saves the bytes it was given, and shows them again', async () => {
  const content = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10]);
  const answer = (await call('files:save', { suggestedName: 'Feuille 12.pdf', content })) as {
    ok: true;
    data: { fileId: string; shownPath: string };
  };
  expect(answer.ok).toBe(true);
  expect(new Uint8Array(await readFile(answer.data.shownPath))).toEqual(content);
  expect(await call('files:open', { fileId: answer.data.fileId })).toEqual({ ok: true, data: null });
  const shown = await fetch(`${host.origin}/documents/${answer.data.fileId}`, { headers: { cookie } });
  expect(shown.headers.get('content-type')).toBe('application/pdf');
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(content);
});

it('prints a page as a tagged PDF of the size that its own style asks for', async () => {
  const answer = (await call('print:to-pdf', {
    jobId: '0196c7a0-1111-7000-8000-000000000001',
    title: 'Essai',
    html: '<!doctype html><html lang="fr"><title>Essai</title><h1>Feuille 12</h1><p>Une ligne.</p></html>',
  })) as { ok: true; data: { pdf: Uint8Array } };
  expect(answer.ok).toBe(true);
  const text = Buffer.from(answer.data.pdf).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('/StructTreeRoot');
});

it('prints with the styles and images of its own origin, and with nothing that is written into the page', async () => {
  const styled = (await call('print:to-pdf', {
    jobId: '0196c7a0-1111-7000-8000-000000000002',
    title: 'Essai',
    html: `<!doctype html><html lang="fr"><title>Essai</title><link rel="stylesheet" href="/print/small.css">
      <style>@page { size: A3 }</style><img src="/dot.svg" alt="point"><p>Une ligne.</p></html>`,
  })) as { ok: true; data: { pdf: Uint8Array } };
  // A5 is the style sheet's; A3, written in the page, is refused by the policy. In points: 420 × 595.
  const box = /MediaBox \[([^\]]*)\]/.exec(Buffer.from(styled.data.pdf).toString('latin1'))?.[1];
  expect(box?.split(' ').map((points) => Math.round(Number(points) / 5) * 5)).toEqual([0, 0, 420, 595]);
});

it('keeps nothing about a city that did not answer', async () => {
  const answer = await call('city:connect', { address: 'http://127.0.0.1:9', token: 'abc' });
  expect(answer).toEqual({ ok: false, code: 'unreachable' });
  expect(await call('city:status')).toEqual({ ok: true, data: null });
  await expect(stat(join(folder, 'data', 'city.json'))).rejects.toThrow();
});

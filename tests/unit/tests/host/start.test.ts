import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makeToken } from '../../../city/authenticate.ts';

let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-start-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>Palier</title>');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Started {
  /** Waits until something like this was printed. */
  said(pattern: RegExp): Promise<string>;
  /** Sends a signal, if one is given, and waits for the end. */
  ended(signal?: NodeJS.Signals): Promise<number | null>;
}

/** What `npm start` runs, without a window, on an interface that is built already. */
function start(...options: string[]): Started {
  const always = ['--no-window', '--data', join(folder, 'data'), '--renderer', join(folder, 'renderer')];
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/host/start.ts', ...always, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const exit = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return {
    async said(pattern) {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found[1] ?? found[0];
        if (!running.has(child)) throw new Error(`Ended without saying ${pattern}:\n${output}`);
        await Promise.race([exit, once(child.stdout, 'data'), once(child.stderr, 'data')]);
      }
    },
    ended(signal) {
      if (signal) child.kill(signal);
      return exit;
    },
  };
}

const link = /\n {2}(http:\/\/127\.0\.0\.1:\d+\/enter\?key=[\w-]{43})\n/;
const cityAddress = /La ville de démonstration répond à (http:\/\/127\.0\.0\.1:\d+)\./;

it('opens by the link it prints, once, and stops at Ctrl+C', async () => {
  const palier = start('--no-city', '--port', '0');
  const opened = await fetch(await palier.said(link), { redirect: 'manual' });
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/']);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', opened.url), { headers: { cookie } });
  expect(await page.text()).toContain('<title>Palier</title>');
  expect((await fetch(opened.url)).status).toBe(401);
  expect(await palier.ended('SIGINT')).toBe(0);
  await expect(palier.said(/ville de démonstration/)).rejects.toThrow('Ended without saying');
  await expect(fetch(opened.url)).rejects.toThrow();
});

it('keeps what was sent to the demonstration city until the next start, even after a power cut', async () => {
  const listing = '/v1/listings/019b76da-a800-770a-8530-ac66dd04234e';
  const headers = { authorization: `Bearer ${makeToken('full', 2020)}`, 'palier-contract': '1' };
  const first = start('--port', '0');
  const address = await first.said(cityAddress);
  const sample = await fetch(`${address}/v1/listings?limit=1`, { headers });
  const { items } = (await sample.json()) as { items: Record<string, unknown>[] };
  const given = Object.entries(items[0] ?? {}).filter(([name]) => !/^(id|version|createdAt|updatedAt)$/.test(name));
  const fields = { ...Object.fromEntries(given), title: 'Arroser les plantes', status: 'pending' };
  const created = await fetch(`${address}${listing}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json', 'if-none-match': '*' },
    body: JSON.stringify(fields),
  });
  expect(created.status, await created.clone().text()).toBe(201);
  await first.said(link);
  await first.ended('SIGKILL');

  const second = start('--port', '0');
  const found = await fetch(`${await second.said(cityAddress)}${listing}`, { headers });
  expect(await found.json()).toMatchObject({ title: 'Arroser les plantes' });
  await second.said(link);
  expect(await second.ended('SIGTERM')).toBe(0);
  // Two processes that each make a city.
}, 120_000);

it('says in a sentence that its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const palier = start('--no-city', '--port', String(port));
  await palier.said(new RegExp(`^Le port ${port} est pris`));
  expect(await palier.ended()).toBe(1);
  other.close();
});

it('shows how to start it when an option is not one', async () => {
  const palier = start('--nocity');
  await palier.said(/npm start -- \[--port N\]/);
  expect(await palier.ended()).toBe(1);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveAssets } from '../../../../electron/services/serve-assets.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'palier-assets-'));
  await mkdir(join(root, 'assets'));
  for (const name of ['index.html', 'page.JS', 'assets/app-1a2b.js', 'été 1.svg', 'x.exe', 'bare'])
    await writeFile(join(root, name), `<${name}>`);
  for (const kind of ['css', 'json', 'png', 'ico', 'woff2', 'woff', 'wasm', 'csv', 'geojson', 'svg', 'js'])
    await writeFile(join(root, `one.${kind}`), kind);
});
afterAll(() => rm(root, { recursive: true }));

const get = (path: string, method = 'GET') => serveAssets(root)(new Request(`https://p.example${path}`, { method }));

it('serves a file of the build with its kind and its length, a folder by its index', async () => {
  const index = await get('/');
  expect([index.status, await index.text()]).toEqual([200, '<index.html>']);
  expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(index.headers.get('content-length')).toBe('12');
  expect(await (await get('/%C3%A9t%C3%A9%201.svg')).text()).toBe('<été 1.svg>');
  expect((await get('/page.JS')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

it.each([
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['woff', 'font/woff'],
  ['wasm', 'application/wasm'],
  ['csv', 'text/csv; charset=utf-8'],
  ['geojson', 'application/geo+json; charset=utf-8'],
])('.%s is %s', async (kind, type) => {
  const answer = await get(`/one.${kind}`);
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual([type, kind]);
});

it('keeps for ever what bears the hash of its content, and asks again for the rest', async () => {
  expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/index.html')).headers.get('cache-control')).toBe('no-cache');
});

it('answers HEAD as GET, without the file', async () => {
  const head = await get('/index.html', 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '12', '']);
});

it('says which methods there are, and finds nothing that a build does not hold', async () => {
  const posted = await get('/index.html', 'POST');
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  for (const path of ['/x.exe', '/bare', '/none.html', '/assets/', '/assets', '/index.html/', '/%'])
    expect((await get(path)).status, path).toBe(404);
});

it('carries the policy on every answer', async () => {
  for (const answer of [await get('/'), await get('/none.html'), await get('/', 'PUT')]) {
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('permissions-policy')).toBe('camera=(self), geolocation=(), microphone=()');
  }
});

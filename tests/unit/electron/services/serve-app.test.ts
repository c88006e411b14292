import { expect, it } from 'vitest';
import { deskLock } from '../../../../electron/services/desk-lock.ts';
import { createPrintJobs } from '../../../../electron/services/print-jobs.ts';
import { serveApp } from '../../../../electron/services/serve-app.ts';
import { ownFetchHeader } from '../../../../shared/shell.ts';

const lock = deskLock();
const serve = serveApp({
  assets: async () => new Response('assets'),
  gateway: async () => new Response('gateway'),
  jobs: createPrintJobs(null),
  lock,
});
const answer = async (path: string) => {
  const response = await serve(new Request(`https://palier.example${path}`, { headers: { [ownFetchHeader]: '1' } }));
  return response.status === 200 ? response.text() : String(response.status);
};

it('hands the city to the gateway, documents to the printer, and the rest to the build', async () => {
  lock.opened();
  expect(await answer('/city/v1/me')).toBe('gateway');
  expect(await answer('/city')).toBe('assets');
  expect(await answer('/cityhall.html')).toBe('assets');
  expect(await answer('/assets/city/x.js')).toBe('assets');
  expect(await answer('/index.html')).toBe('assets');
  expect(await answer('/print/0196c7a0-1111-7000-8000-000000000001')).toBe('404');
  expect(await answer('/print/style.css')).toBe('assets');
});

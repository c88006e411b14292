import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { writeDoor } from '../../../host/app-window.ts';
import { chromiumArguments, findChromium } from '../../../host/find-chromium.ts';
import { startVictim } from '../../../security/victim-host.ts';

it(
  'a browser comes in by a file of its owner’s alone, without the link on its command line',
  { timeout: 120_000 },
  async () => {
    const victim = await startVictim();
    const folder = await mkdtemp(join(tmpdir(), 'palier-door-'));
    const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
    try {
      const door = await writeDoor(victim.host.newLink(), folder);
      expect((await stat(door)).mode & 0o777).toBe(0o600);
      const page = await browser.newPage();
      await page.goto(pathToFileURL(door).href);
      await page.waitForURL(`${victim.host.origin}/`);
      expect(await page.title()).toBe('Palier');
      expect((await page.reload())?.status()).toBe(200);
    } finally {
      await browser.close();
      await victim.stop();
      await rm(folder, { recursive: true });
    }
  },
);

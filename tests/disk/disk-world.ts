import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { type KillableBrowser, startBrowser } from '../e2e/killable-browser.ts';

const project = join(import.meta.dirname, '..', '..');

export const words = 'quatre mots bien choisis ici';

/** A laptop as its disk has it: the browser's profile and the folder of the host. Everything else dies with it. */
export interface DiskWorld {
  readonly folder: string;
  readonly port: number;
}

export interface RunningLaptop {
  readonly page: Page;
  /** SIGKILL of the browser and of the host, at once: the battery. */
  kill(): Promise<void>;
}

export const profileOf = ({ folder }: DiskWorld): string => join(folder, 'profile');
export const dataOf = ({ folder }: DiskWorld): string => join(folder, 'data');

/** The same disk once more, to be damaged. */
export async function copyOf(world: DiskWorld, folder: string): Promise<DiskWorld> {
  await mkdir(folder, { recursive: true });
  await cp(world.folder, folder, { recursive: true });
  return { folder, port: world.port };
}

/** The host in a process of its own, on the port that the browser's data hang on; and Chromium on the profile. */
export async function startLaptop(world: DiskWorld): Promise<RunningLaptop> {
  const host = await startHostProcess(world);
  let browser: KillableBrowser;
  try {
    browser = await startBrowser(profileOf(world));
  } catch (error) {
    await killProcess(host.child);
    throw error;
  }
  const page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  const kill = async () => {
    await Promise.all([browser.kill(), killProcess(host.child)]);
  };
  try {
    await page.goto(host.link);
  } catch (error) {
    await kill();
    throw error;
  }
  return { page, kill };
}

async function startHostProcess(world: DiskWorld): Promise<{ child: ChildProcess; link: string }> {
  const renderer = process.env['PALIER_RENDERER'] ?? join(project, 'dist/renderer');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/host/start.ts', '--no-city', '--no-window'].concat(
      '--port',
      String(world.port),
      '--data',
      dataOf(world),
      '--renderer',
      renderer,
    ),
    { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the host stopped at once, with code ${code}`)));
  });
  return { child, link };
}

async function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

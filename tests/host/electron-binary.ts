import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Long enough for 120 MB on a slow line, short enough to give up on a network that swallows packets. */
const downloadLimitMs = 180_000;

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Found without importing the package: in plain Node, that alone starts a download. */
const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

async function installed(): Promise<string | null> {
  const name = await readFile(join(packageFolder, 'path.txt'), 'utf8').catch(() => null);
  if (!name) return null;
  const binary = join(packageFolder, 'dist', name.trim());
  return stat(binary).then(
    () => binary,
    () => null,
  );
}

async function download(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadLimitMs,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** The Electron binary, or the sentence that says why it cannot be used here. */
export async function findElectron(say: (sentence: string) => void): Promise<{ binary: string } | { because: string }> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { because: 'Electron refuse de s’ouvrir pour l’administrateur (root) sans renoncer à son bac à sable' };
  }
  if (!hasDisplay()) return { because: 'Electron a besoin d’un écran, et il n’y en a pas ici' };
  const here = await installed();
  if (here) return { binary: here };
  say('Electron se télécharge, une fois pour toutes (environ 120 Mo)…');
  const fetched = (await download()) ? await installed() : null;
  return fetched ? { binary: fetched } : { because: 'Electron n’a pas pu être téléchargé' };
}

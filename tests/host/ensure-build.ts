import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const configurations = ['vite.config.ts', 'vite.main.config.ts', 'vite.preload.config.ts'] as const;
const built = ['dist/renderer/index.html', 'dist/electron/main.cjs', 'dist/electron/preload.cjs'] as const;
const sources = ['electron', 'renderer', 'shared', 'package.json', ...configurations] as const;

async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path, { withFileTypes: true, recursive: true });
  const files = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(0, ...times);
}

/** Is everything built, and nothing changed since? */
async function isFresh(): Promise<boolean> {
  const outputs = await Promise.all(built.map((path) => changedAt(join(root, path))));
  const inputs = await Promise.all(sources.map((path) => changedAt(join(root, path))));
  return Math.min(...outputs) > Math.max(...inputs);
}

/** Builds what is missing or older than its sources. Says so first, since it takes some seconds. */
export async function ensureBuild(say: (sentence: string) => void): Promise<void> {
  if (await isFresh()) return;
  say('Palier se construit, cela prend quelques secondes…');
  // Only now: reading Vite takes longer than all the rest of a start that has nothing to build.
  const { build } = await import('vite');
  for (const configuration of configurations) {
    await build({ configFile: join(root, configuration), logLevel: 'error' });
  }
}

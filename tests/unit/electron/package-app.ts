import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { build as packageApp, Platform } from 'electron-builder';
import { bundleShell } from './bundle-shell.ts';

const root = new URL('../../../', import.meta.url).pathname;

/** What @electron/fuses looks for in Electron's binary: this mark, a version, a length, one byte for each fuse. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/** Stands for the Electron binary: as much of a distribution as packaging reads and changes. */
async function dummyElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const fuses = Buffer.concat([
    Buffer.alloc(4096),
    Buffer.from(fuseMark),
    Buffer.from([1, fuseCount]),
    Buffer.alloc(fuseCount, '1'.charCodeAt(0)),
    Buffer.alloc(4096),
  ]);
  await writeFile(join(folder, 'electron'), fuses, { mode: 0o755 });
  for (const file of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/fr.pak', 'locales/de.pak']) {
    await writeFile(join(folder, file), '');
  }
}

export interface PackagedApp {
  readonly folder: string;
  readonly binary: string;
  /** The names in the archive. */
  readonly names: readonly string[];
  /** The archive, taken out: plain Node cannot read inside it. */
  readonly extracted: string;
  remove(): Promise<void>;
}

/** Bundles main and preload, then packages them for Linux as `npm run package` does, without any network. */
export async function packageForTest(): Promise<PackagedApp> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-package-'));
  const project = join(folder, 'project');
  await mkdir(join(project, 'dist/renderer/assets'), { recursive: true });
  await bundleShell(join(project, 'dist/electron'));
  await writeFile(join(project, 'dist/renderer/index.html'), '<!doctype html><title>Palier</title>');
  await writeFile(join(project, 'dist/renderer/assets/index-abc123.js'), 'export {};');
  // What must stay out: sources, maps, secrets, and the dependencies, which the bundles already carry.
  await writeFile(join(project, 'dist/renderer/assets/index-abc123.js.map'), '{}');
  await writeFile(join(project, '.env'), 'TOKEN=sentinel');
  await writeFile(join(project, 'notes.txt'), 'sentinel');
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const path of ['package.json', 'package-lock.json', 'electron-builder.yml']) {
    await writeFile(join(project, path), await readFile(join(root, path)));
  }
  await cp(join(root, 'electron/icons'), join(project, 'electron/icons'), { recursive: true });
  const dist = join(folder, 'electron-dist');
  await dummyElectron(dist);

  await packageApp({
    projectDir: project,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: { extends: 'electron-builder.yml', electronDist: dist },
  });

  const unpacked = join(project, 'release/linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  const extracted = join(folder, 'app');
  extractAll(archive, extracted);
  return {
    folder,
    binary: join(unpacked, 'palier'),
    names: listPackage(archive, { isPack: false }),
    extracted,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

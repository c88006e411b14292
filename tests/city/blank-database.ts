import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import installed from '../../package.json' with { type: 'json' };

/** Gone with the packages, and with it whatever another version of them has made. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/palier-city/', import.meta.url));
const file = `${folder}blank-${installed.devDependencies['@electric-sql/pglite']}.tar.gz`;

let blank: Promise<Blob> | undefined;

/**
 * An empty database as it is on disk. Making one is several seconds of work for a processor, opening a copy of it one or
 * two: it is made once, and serves every process after that.
 */
export function blankDatabase(): Promise<Blob> {
  return (blank ??= readFile(file).then((bytes) => new Blob([bytes], { type: 'application/x-gzip' }), makeBlank));
}

async function makeBlank(): Promise<Blob> {
  const lite = await PGlite.create();
  const made = await lite.dumpDataDir('gzip');
  await lite.close();
  await mkdir(folder, { recursive: true });
  // Whole or not at all: two processes may make it at once.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, new Uint8Array(await made.arrayBuffer()));
  await rename(unfinished, file);
  return made;
}

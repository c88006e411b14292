/**
 * Draws who imports whom, as the imports say: a design structure matrix (Steward 1981; Eppinger and Browning 2012) in
 * docs/images/imports.svg. `npm run picture`
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { drawMatrix } from './draw-matrix.ts';
import { layersOf, type Module } from './layers.ts';

const picture = new URL('../../docs/images/imports.svg', import.meta.url);
const cruiser = new URL('../../node_modules/.bin/depcruise', import.meta.url).pathname;

async function readModules(): Promise<readonly Module[]> {
  const cruise = [
    '--no-config',
    '--ts-config',
    'tsconfig.base.json',
    '--ts-pre-compilation-deps',
    '--output-type',
    'json',
  ];
  const { stdout } = await promisify(execFile)(
    cruiser,
    [...cruise, '--do-not-follow', 'node_modules', 'shared', 'renderer', 'electron'],
    {
      cwd: new URL('../..', import.meta.url).pathname,
      maxBuffer: 2 ** 28,
    },
  );
  return (JSON.parse(stdout) as { modules: Module[] }).modules;
}

await writeFile(picture, drawMatrix(layersOf(await readModules())));

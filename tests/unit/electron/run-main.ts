import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import type { stubElectron } from './stub-electron.ts';

const nodeRequire = createRequire(import.meta.url);

/**
 * Evaluates a bundled main as Electron does, CommonJS and synchronous, then lets it become ready. It may require
 * Electron and Node, and nothing else: the packaged app has no node_modules.
 */
export async function runMain(file: string, stub: ReturnType<typeof stubElectron>): Promise<void> {
  const required = (name: string): unknown => {
    if (name === 'electron') return stub.electron;
    if (isBuiltin(name)) return nodeRequire(name);
    throw new Error(`main requires ${name}, which is not packaged`);
  };
  // Electron puts it there; electron-builder puts `app-update.yml` in it, for whoever publishes.
  Object.assign(process, { resourcesPath: dirname(dirname(file)) });
  const module = { exports: {} };
  const evaluate = compileFunction(
    await readFile(file, 'utf8'),
    ['require', 'module', 'exports', '__filename', '__dirname'],
    { filename: file },
  ) as (...parts: unknown[]) => void;
  evaluate(required, module, module.exports, file, dirname(file));
  const { log } = stub;
  while (log.windows.length === 0 && log.fatal.length === 0 && !log.quit)
    await new Promise((resolve) => setTimeout(resolve, 5));
  if (log.fatal.length > 0) throw new Error(log.fatal.join('\n'));
}

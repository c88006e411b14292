import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another city of this computer writes there now; two at once would spoil the database. */
export class DataFolderTaken extends Error {}

export interface DataFolder {
  /** Where the database is, or is to be made. */
  readonly database: string;
  /** From now on the database is kept: until then it is half made, and made again at the next start. */
  markWhole(): Promise<void>;
  release(): Promise<void>;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}

/** Takes the lock; that of a process which was killed is taken over. */
async function lock(path: string): Promise<void> {
  const taken = await writeFile(path, `${process.pid}`, { flag: 'wx' }).then(
    () => null,
    () => readFile(path, 'utf8'),
  );
  if (taken === null) return;
  const holder = Number(taken);
  if (Number.isInteger(holder) && holder > 0 && isRunning(holder)) throw new DataFolderTaken();
  await rm(path, { force: true });
  await lock(path);
}

/** A folder in which a city keeps its database between two starts. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [database, whole, running] = ['database', 'whole', 'running'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await lock(running);
  if (!(await exists(whole))) await rm(database, { recursive: true, force: true });
  return {
    database,
    markWhole: () => writeFile(whole, ''),
    release: () => rm(running, { force: true }),
  };
}

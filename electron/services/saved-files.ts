import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ok, refused, type Result } from '../../shared/result.ts';
import type { SavedFile, SaveFailure } from '../../shared/shell.ts';

type DiskFailure = Exclude<SaveFailure, 'cancelled'>;

export interface SavedFiles {
  /** Under the first free name: « feuille.pdf », then « feuille (2).pdf ». Never replaces a file. */
  saveIn(folder: string, name: string, content: Uint8Array): Promise<Result<SavedFile, DiskFailure>>;
  /** At a place that a person has just chosen, and whose replacement they have confirmed. */
  saveAs(path: string, content: Uint8Array): Promise<Result<SavedFile, DiskFailure>>;
  /** The path of a file saved since the start; `null` for any other number. */
  pathOf(fileId: string): string | null;
}

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Good on every system that the file may travel to. */
function isFileName(name: string): boolean {
  const control = [...name].some((letter) => (letter.codePointAt(0) ?? 0) < 32);
  return (
    !control &&
    name === basename(name) &&
    !/[\\/:*?"<>|]/.test(name) &&
    !name.startsWith('.') &&
    !/[. ]$/.test(name) &&
    !reservedOnWindows.test(name)
  );
}

function diskFailure(error: unknown): DiskFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'folder-missing';
  if (code === 'ENAMETOOLONG' || code === 'EINVAL') return 'name-invalid';
  return 'not-writable';
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Creates a file and sees it to the disk itself, not only to the system's memory. */
type WriteThrough = (path: string, content: Uint8Array) => Promise<void>;

const writeThrough: WriteThrough = async (path, content) => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Whole or not at all: written beside its place, then moved there in one step. */
async function writeWhole(write: WriteThrough, path: string, content: Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await write(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Takes the first free name in a folder, by creating it empty: two windows cannot take the same one. */
async function reserve(folder: string, name: string): Promise<string> {
  const extension = extname(name);
  const stem = basename(name, extension);
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? name : `${stem} (${copy})${extension}`);
    try {
      await (await open(path, 'wx', 0o600)).close();
      return path;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
}

export function savedFiles(write: WriteThrough = writeThrough): SavedFiles {
  const paths = new Map<string, string>();

  function remember(path: string): SavedFile {
    const fileId = randomUUID();
    paths.set(fileId, path);
    return { fileId, shownPath: path };
  }

  return {
    async saveIn(folder, name, content) {
      if (!isFileName(name)) return refused('name-invalid');
      let path: string | null = null;
      try {
        path = await reserve(folder, name);
        await writeWhole(write, path, content);
        return ok(remember(path));
      } catch (error) {
        if (path) await rm(path, { force: true });
        return refused(diskFailure(error));
      }
    },
    async saveAs(path, content) {
      if (!isFileName(basename(path))) return refused('name-invalid');
      try {
        await writeWhole(write, path, content);
        return ok(remember(path));
      } catch (error) {
        return refused(diskFailure(error));
      }
    },
    pathOf(fileId) {
      return paths.get(fileId) ?? null;
    },
  };
}

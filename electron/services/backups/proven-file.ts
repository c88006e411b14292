import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../durable-file.ts';

const readAtOnce = 1024 * 1024;

/** Written under another name and, once it is on the disk and reads back the same, moved to its own in one step. */
export class ProvenFile {
  readonly #path: string;
  readonly #beside: string;
  readonly #handle: FileHandle;

  private constructor(path: string, beside: string, handle: FileHandle) {
    this.#path = path;
    this.#beside = beside;
    this.#handle = handle;
  }

  /** @param beside - a name of the same folder that nobody else uses */
  static async begin(path: string, beside: string): Promise<ProvenFile> {
    const other = join(dirname(path), beside);
    return new ProvenFile(path, other, await open(other, 'wx', 0o600));
  }

  async append(content: Uint8Array): Promise<void> {
    await this.#handle.writeFile(content);
  }

  /**
   * @param sha256 - of all that was appended, in hexadecimal
   * @returns false where the disk gives something else back: then what was there before still is
   */
  async finish(sha256: string): Promise<boolean> {
    await this.#handle.sync();
    await this.#handle.close();
    if ((await hashOf(this.#beside)) !== sha256) {
      await this.#remove();
      return false;
    }
    await rename(this.#beside, this.#path);
    // Not every stick and share can be asked for that.
    await syncFolder(dirname(this.#path)).catch(() => undefined);
    // Some drives answer before they have done it: what counts is what stands under its name.
    return (await hashOf(this.#path)) === sha256;
  }

  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await this.#remove();
  }

  async #remove(): Promise<void> {
    await rm(this.#beside, { force: true }).catch(() => undefined);
  }
}

/** Whole or not at all, and for its owner only. */
export async function writeProven(path: string, beside: string, content: Uint8Array): Promise<boolean> {
  const file = await ProvenFile.begin(path, beside);
  try {
    await file.append(content);
    return await file.finish(createHash('sha256').update(content).digest('hex'));
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const hash = createHash('sha256');
    const buffer = new Uint8Array(readAtOnce);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, readAtOnce);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

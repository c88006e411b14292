import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAbsent } from './disk-failure.ts';
import { syncFolder, writeDurably } from '../durable-file.ts';
import { type TailFrame, frameHead, readTail } from './tail-frames.ts';

/**
 * The newest objects of one log, one behind the other in a single file: one `fdatasync` an object. A file each, with its name
 * to be seen to the disk as well, takes twice as long (see decision 094).
 */
export class LogTail {
  readonly #path: string;
  readonly #frames = new Map<string, TailFrame>();
  #handle: FileHandle | null = null;
  #end = 0;
  /** What the file held behind its last whole object when it was opened; `null`: nothing. */
  readonly cut: Buffer | null;

  private constructor(path: string, content: Buffer) {
    this.#path = path;
    const { frames, end, strayBytes } = readTail(content);
    // What is damaged before the end stays, and is named; what is behind it goes, or nothing could follow it.
    for (const frame of frames) if (frame.at < end) this.#frames.set(frame.name, frame);
    this.#end = end;
    this.cut = content.length > end || strayBytes > 0 ? content : null;
  }

  static async open(path: string): Promise<LogTail> {
    return new LogTail(path, await contentOf(path));
  }

  get frames(): readonly TailFrame[] {
    return [...this.#frames.values()];
  }

  async append(name: string, bytes: Uint8Array): Promise<void> {
    const handle = await this.#opened();
    const head = frameHead(name);
    try {
      await handle.write(Buffer.concat([head, bytes]), 0, head.length + bytes.length, this.#end);
      await handle.datasync();
    } catch (error) {
      // Half of it may be there: the next one goes to the same place.
      await handle.truncate(this.#end).catch(() => undefined);
      throw error;
    }
    this.#frames.set(name, { name, at: this.#end + head.length, size: bytes.length, state: 'whole' });
    this.#end += head.length + bytes.length;
  }

  async read(name: string): Promise<Uint8Array | null> {
    const frame = this.#frames.get(name);
    if (!frame) return null;
    const bytes = new Uint8Array(frame.size);
    const handle = await open(this.#path, 'r');
    try {
      await handle.read(bytes, 0, frame.size, frame.at);
    } finally {
      await handle.close();
    }
    return bytes;
  }

  /** Writes the others anew. */
  async remove(names: ReadonlySet<string>): Promise<void> {
    const kept = this.frames.filter(({ name }) => !names.has(name));
    const pieces = await Promise.all(
      kept.map(async ({ name }) => Buffer.concat([frameHead(name), (await this.read(name)) ?? new Uint8Array()])),
    );
    const content = Buffer.concat(pieces);
    await writeDurably(this.#path, content);
    await this.close();
    this.#frames.clear();
    const { frames, end } = readTail(content);
    for (const frame of frames) this.#frames.set(frame.name, frame);
    this.#end = end;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async #opened(): Promise<FileHandle> {
    if (this.#handle) return this.#handle;
    const there = await open(this.#path, 'r+').catch((error: unknown) => {
      if (isAbsent(error)) return null;
      throw error;
    });
    const handle = there ?? (await open(this.#path, 'wx+', 0o600));
    try {
      await handle.chmod(0o600);
      await handle.truncate(this.#end);
      await handle.sync();
      await syncFolder(dirname(this.#path));
    } catch (error) {
      await handle.close();
      throw error;
    }
    return (this.#handle = handle);
  }
}

async function contentOf(path: string): Promise<Buffer> {
  return await readFile(path).catch((error: unknown) => {
    if (isAbsent(error)) return Buffer.alloc(0);
    throw error;
  });
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { writeDurably } from '../durable-file.ts';
import { privateFolder } from '../private-folder.ts';

const keptSchema = v.object({
  version: v.literal(1),
  /** Tells this laptop's backups from another's in the same folder, and says nothing of whose it is. */
  laptop: v.pipe(v.string(), v.regex(/^[0-9a-f]{6}$/)),
  folder: v.nullable(v.string()),
  lastSeenAt: v.nullable(v.string()),
});
type Kept = v.InferOutput<typeof keptSchema>;

export interface ChosenFolder {
  /** Where this laptop's backups lie, in the folder that was chosen; `null`: none is. */
  path(): Promise<string | null>;
  lastSeenAt(): Promise<string | null>;
  seen(at: string): Promise<void>;
  /** `null`: none any more. */
  choose(folder: string | null): Promise<void>;
}

/** Remembers, in one small file, which folder the coordinator has chosen and when it was last there. */
export function openChosenFolder(file: string): ChosenFolder {
  let kept: Kept | null = null;

  async function read(): Promise<Kept> {
    if (kept) return kept;
    const fresh: Kept = { version: 1, laptop: randomBytes(3).toString('hex'), folder: null, lastSeenAt: null };
    const text = await readFile(file, 'utf8').catch(() => '');
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), text);
    return (kept = parsed.success ? parsed.output : fresh);
  }

  async function write(change: Partial<Kept>): Promise<void> {
    kept = { ...(await read()), ...change };
    await privateFolder(dirname(file));
    await writeDurably(file, `${JSON.stringify(kept, null, 2)}\n`);
  }

  return {
    async path() {
      const { folder, laptop } = await read();
      return folder === null ? null : join(folder, `palier-${laptop}`);
    },
    async lastSeenAt() {
      return (await read()).lastSeenAt;
    },
    seen: (at) => write({ lastSeenAt: at }),
    choose: (folder) => write({ folder, lastSeenAt: null }),
  };
}

import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ok, refused } from '../../../shared/result.ts';
import type { VaultBridge } from '../../../shared/space/log-bridge.ts';
import { type VaultFile, vaultFileSchema } from '../../../shared/space/vault-file.ts';
import { diskFailureOf, isAbsent } from './disk-failure.ts';
import { asideFolder } from './aside-folder.ts';
import { writeDurably } from '../durable-file.ts';
import { privateFolder } from '../private-folder.ts';

/** The second one is for the bit that turns in the first: without it nothing of the log can be opened. */
const fileNames = ['vault.json', 'vault-copy.json'] as const;

const writtenSchema = v.looseObject({ format: v.number(), check: v.string() });

/** Twice in the data folder, the second written when the first is on the disk, each with a sum that tells when a bit of it was turned. */
export function openVaultJson(dataFolder: string, now: () => Date = () => new Date()): VaultBridge {
  return {
    async read() {
      try {
        const copies = await Promise.all(fileNames.map((name) => readCopy(join(dataFolder, name))));
        const sound = copies.find((copy) => copy !== null && typeof copy === 'object') ?? null;
        const damaged = copies.filter((copy) => copy === 'damaged').length;
        return ok({
          vault: sound,
          damaged,
          newer: copies.includes('newer'),
          hasLog: (await namesIn(join(dataFolder, 'log'))).length > 0,
        });
      } catch (error) {
        return refused(diskFailureOf(error));
      }
    },
    async write({ vault }) {
      try {
        await privateFolder(dataFolder);
        const text = `${JSON.stringify({ ...vault, check: checkOf(vault) }, null, 2)}\n`;
        for (const name of fileNames) {
          const path = join(dataFolder, name);
          if ((await readCopy(path)) === 'damaged')
            await rename(path, join(await asideFolder(dataFolder, now()), name));
          await writeDurably(path, text);
        }
        return ok(null);
      } catch (error) {
        return refused(diskFailureOf(error));
      }
    },
  };
}

async function readCopy(path: string): Promise<VaultFile | 'damaged' | 'newer' | null> {
  let text: string;
  try {
    await chmod(path, 0o600);
    text = await readFile(path, 'utf8');
  } catch (error) {
    // One that cannot be read is there, and is no first start.
    return isAbsent(error) ? null : 'damaged';
  }
  const written = v.safeParse(v.pipe(v.string(), v.parseJson(), writtenSchema), text);
  if (!written.success) return 'damaged';
  const { check, ...vault } = written.output;
  if (check !== checkOf(vault)) return 'damaged';
  const read = v.safeParse(vaultFileSchema, vault);
  if (read.success) return read.output;
  return vault.format > 1 ? 'newer' : 'damaged';
}

function checkOf(vault: object): string {
  const members = Object.entries(vault).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(members)).digest('hex');
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
}

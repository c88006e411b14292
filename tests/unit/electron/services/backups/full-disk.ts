/** On a small disk of its own, as root of a namespace: prints what backups answer when it is full, and read-only. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBackups } from '../../../../../electron/services/backups/open-backups.ts';

const disk = process.argv[2] ?? '';
const folder = join(disk, 'sauvegardes');
const backups = openBackups({ dataFolder: disk, askFolder: async () => null, now: () => new Date(2026, 10, 28) });

async function backUp(bytes: number): Promise<unknown> {
  const content = randomBytes(bytes);
  const begun = await backups.begin({ name: 'palier-2026-11-28.age' });
  if (!begun.ok) return begun;
  const { writing } = begun.data;
  const appended = await backups.append({ writing, content });
  if (!appended.ok) return appended;
  return await backups.finish({ writing, sha256: createHash('sha256').update(content).digest('hex') });
}

const first = await backUp(1_000_000);
await writeFile(join(disk, 'filler'), randomBytes(1_500_000));
const second = await backUp(1_500_000);
const kept = (await stat(join(folder, 'palier-2026-11-28.age'))).size;
const files = await readdir(folder);
await rm(join(disk, 'filler'));
const afterRoom = await backUp(1_500_000);
execFileSync('mount', ['-o', 'remount,ro', disk]);
const readOnly = await backUp(10);
process.stdout.write(JSON.stringify({ first, second, kept, files, afterRoom, readOnly }));

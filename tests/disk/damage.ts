import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { dataOf, type DiskWorld, profileOf } from './disk-world.ts';

const kinds = ['flip', 'truncate', 'zero', 'remove'] as const;
const places = ['database', 'log', 'vault'] as const;
type Place = (typeof places)[number];

/** What became of one file. */
export interface Damage {
  readonly place: Place;
  readonly kind: (typeof kinds)[number];
  readonly file: string;
  /** Byte where it begins. */
  readonly at: number;
}

/** One failure of a disk, the same for the same number: a turned bit, a torn end, a block of zeros, a file that is gone. */
export async function damage(world: DiskWorld, seed: number): Promise<Damage> {
  const random = seededRandom(seed);
  const any = (count: number) => Math.floor(random() * count);
  const place = places[seed % 5 < 3 ? 0 : (seed % 5) - 2] ?? 'database';
  const files = await filesOf(world, place);
  const file = files[any(files.length)] ?? '';
  const { size } = await stat(file);
  const at = any(Math.max(1, size));
  const kind = kinds[any(kinds.length)] ?? 'flip';
  if (kind === 'remove') await rm(file);
  else if (kind === 'truncate') await truncate(file, at);
  else await writeFile(file, altered(await readFile(file), kind, at, any(8)));
  return { place, kind, file: relative(world.folder, file), at };
}

function altered(content: Buffer, kind: 'flip' | 'zero', at: number, bit: number): Buffer {
  if (kind === 'zero') return content.fill(0, at, Math.min(content.length, at + 4096));
  content[at] = (content[at] ?? 0) ^ (1 << bit);
  return content;
}

async function filesOf(world: DiskWorld, place: Place): Promise<string[]> {
  const folder = {
    database: join(profileOf(world), 'Default', 'IndexedDB'),
    log: join(dataOf(world), 'log'),
    vault: dataOf(world),
  }[place];
  const all = await readdir(folder, { recursive: place !== 'vault', withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && counts(entry.name, place))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** LevelDB's diary and its lock are read by nobody. */
function counts(name: string, place: Place): boolean {
  if (place === 'vault') return name.startsWith('vault');
  return !/^LO(CK|G|G\.old)$/.test(name);
}

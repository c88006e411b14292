import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWith, recipientOf, sealTo } from '../../shared/backup/age.ts';
import { inflateEntry, readZip } from '../../shared/backup/zip-reader.ts';
import { inventListings } from '../fixtures/cachan-listings.ts';
import { benchRow, type BenchRow } from './bench-report.ts';
import { startBenchWorld } from './bench-world.ts';

const listings = 100_000;
const runs = 5;
const batch = 2000;

/**
 * A backup of 100,000 listings and all else, from the sealed database to a file that was read back, beside `age` of the same
 * bytes: of the text that is in it, and of the archive that is sealed.
 */
export default async function backup(): Promise<BenchRow[]> {
  const world = await startBenchWorld('empty');
  const { page } = world;
  const folder = await mkdtemp(join(tmpdir(), 'palier-bench-age-'));
  try {
    await page.evaluate(() => window.bench.emptyLaptop());
    const invented = inventListings(listings, 2020, new Date());
    for (let start = 0; start < listings; start += batch) {
      const rows = JSON.stringify(invented.slice(start, start + batch));
      await page.evaluate((json) => window.bench.fillDesk(json), rows);
    }
    const took: number[] = [];
    let identities: readonly string[] = [];
    for (let run = 0; run < runs; run++) {
      const made = await page.evaluate(() => window.bench.backUpDesk());
      took.push(made.took);
      identities = made.identities;
    }
    const { archive, text } = await contentOf(join(world.dataFolder, 'sauvegardes'), identities);
    const recipient = await recipientOf(identities[0] ?? '');
    const ofText = await ageOf(folder, recipient, text);
    const ofArchive = await ageOf(folder, recipient, archive);
    const megabytes = (bytes: Uint8Array): string => `${(bytes.length / 1e6).toFixed(0)} MB`;
    return [
      benchRow({
        work: `back-up of ${listings} listings with all else; read back and compared`,
        unit: 'ms',
        ours: took,
        reference: { name: `${ofText.name} of its text, ${megabytes(text)}`, values: ofText.values },
        atMost: { of: 'ratio', value: 2 },
      }),
      benchRow({
        work: 'of this, sealing: what is between the archive and the file',
        unit: 'ms',
        ours: await sealingOf(recipient, archive),
        reference: { name: `${ofArchive.name} of the archive, ${megabytes(archive)}`, values: ofArchive.values },
      }),
    ];
  } finally {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function contentOf(place: string, identities: readonly string[]) {
  const name = (await readdir(place)).find((file) => file.startsWith('palier-')) ?? '';
  const opened = await openWith(identities, new Uint8Array(await readFile(join(place, name))));
  if (!opened.ok) throw new Error(opened.code);
  const zip = readZip(opened.data);
  if (!zip.ok) throw new Error(zip.code);
  const pieces: Uint8Array[] = [];
  for (const entry of zip.data) inflateEntry(entry, (piece) => pieces.push(piece));
  return { archive: opened.data, text: new Uint8Array(Buffer.concat(pieces)) };
}

/** The tool itself where it is installed, from file to file; else the same format by our library. */
async function ageOf(folder: string, recipient: string, content: Uint8Array) {
  const [from, to] = [join(folder, 'in'), join(folder, 'out')];
  await writeFile(from, content);
  const values: number[] = [];
  const installed = spawnSync('age', ['--version']).status === 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    if (installed) spawnSync('age', ['-r', recipient, '-o', to, from]);
    else await writeFile(to, await sealTo([recipient], await readFile(from)));
    values.push(performance.now() - start);
  }
  return { name: installed ? 'age' : 'age-encryption', values };
}

async function sealingOf(recipient: string, archive: Uint8Array): Promise<number[]> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await sealTo([recipient], archive);
    values.push(performance.now() - start);
  }
  return values;
}

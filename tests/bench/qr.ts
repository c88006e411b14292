import { paperRound } from '../contract/paper/paper-people.ts';
import { type Press, startPress } from '../contract/paper/print-pages.ts';
import { readPdf, readSheet } from '../contract/paper/read-pdf.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { type BenchRow, benchRow } from './bench-report.ts';
import { type Documents, loadDocuments, sheetsOf } from './paper-documents.ts';
import { blurred, grained, photocopied, scanned } from './worn-scan.ts';

const seeds = 5;
const sheetsOfSeed = 12;
/** One door makes a sheet of three pages; the first is scanned. */
const pagesInSheet = 3;
const mostDegrees = 9;

interface Scan {
  readonly work: string;
  readonly atMost: number;
  /** A page drawn at 150 dots an inch to what the reader is given. */
  readonly wear: (page: ImageData, random: () => number) => ImageData;
}

const askew = (random: () => number) => (random() * 2 - 1) * mostDegrees;
const twice = (page: ImageData) => photocopied(photocopied(page));

const scans: readonly Scan[] = [
  { work: '150 dpi, flat', atMost: 0, wear: (page, random) => grained(page, random) },
  { work: '150 dpi, photocopied twice', atMost: 0, wear: (page, random) => grained(twice(page), random) },
  { work: '72 dpi, askew', atMost: 5, wear: (page, random) => scanned(page, 0.48, askew(random)) },
  {
    work: '72 dpi, askew, grain, out of focus',
    atMost: 5,
    wear: (page, random) => grained(blurred(scanned(page, 0.48, askew(random))), random),
  },
  {
    work: '72 dpi, askew, grain, photocopied twice',
    atMost: 5,
    wear: (page, random) => grained(scanned(twice(page), 0.48, askew(random)), random),
  },
];

/** The app's own reader on scans of printed sheets, of five seeds: what of a hundred it does not read. */
export default async function qr(): Promise<BenchRow[]> {
  const documents = await loadDocuments();
  const press = await startPress();
  const missed = new Map(scans.map(({ work }) => [work, [] as number[]]));
  try {
    for (let seed = 1; seed <= seeds; seed++) {
      const counts = await missedOf(documents, press, seed);
      for (const [work, count] of counts) missed.get(work)?.push((100 * count) / sheetsOfSeed);
    }
  } finally {
    await press.stop();
    await documents.close();
  }
  return scans.map(({ work, atMost }) => {
    const ours = missed.get(work) ?? [];
    console.log(`${work}: worst seed ${Math.max(...ours)} %`);
    return benchRow({
      work: `codes not read, ${seeds} × ${sheetsOfSeed} pages, ${work}`,
      unit: '%',
      ours,
      atMost: { of: 'ours', value: atMost },
    });
  });
}

async function missedOf(documents: Documents, press: Press, seed: number): Promise<ReadonlyMap<string, number>> {
  const random = seededRandom(seed);
  const counts = new Map(scans.map(({ work }) => [work, 0]));
  const sources = Array.from({ length: sheetsOfSeed }, (_, sheet) => ({
    ...paperRound(1, sheet),
    number: 1 + Math.floor(random() * 9999),
  }));
  let next = 0;
  await documents.printInBatches(sheetsOf(documents, sources), {
    // The press has one page: it prints one batch after the other.
    print: async () => new Uint8Array(),
    async keep({ html, papers }) {
      const pdf = await readPdf(await press.print(html));
      for (const [sheet] of papers.entries()) {
        const number = sources[next++]?.number;
        const page = await pdf.pixels(1 + sheet * pagesInSheet, 150);
        for (const { work, wear } of scans) {
          if ((await readSheet(wear(page, random))) !== number) counts.set(work, (counts.get(work) ?? 0) + 1);
        }
      }
      await pdf.close();
      return 'kept';
    },
    giveUp: () => undefined,
  });
  return counts;
}

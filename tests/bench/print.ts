import vue from '@vitejs/plugin-vue';
import { createServer } from 'vite';
import type { printInBatches, ReadyPaper } from '../../renderer/sheets/print-batches.ts';
import type { RoundSheetModel, SheetSource } from '../../renderer/sheets/sheet-model.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { paperRound } from '../contract/paper/paper-people.ts';
import { type Press, startPress } from '../contract/paper/print-pages.ts';
import { readPdf } from '../contract/paper/read-pdf.ts';
import { type BenchRow, benchRow } from './bench-report.ts';

/** 27 doors make a sheet of five pages. */
const pagesInSheet = 5;
const arms = [100, 1000] as const;
const runs = 5;

interface Documents {
  sheetModel(source: SheetSource): RoundSheetModel;
  renderRoundSheet(model: RoundSheetModel): Promise<string>;
  printInBatches: typeof printInBatches;
}

/** The documents are Vue components: Vite compiles them here as it does for the app, and Vue runs as in the app. */
async function loadDocuments(): Promise<Documents & { close(): Promise<void> }> {
  process.env['NODE_ENV'] = 'production';
  const server = await createServer({
    configFile: false,
    root: new URL('../../', import.meta.url).pathname,
    plugins: [vue()],
    server: { middlewareMode: true, hmr: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  const model = await server.ssrLoadModule('/renderer/sheets/sheet-model.ts');
  const documents = await server.ssrLoadModule('/renderer/sheets/documents/render-papers.ts');
  const batches = await server.ssrLoadModule('/renderer/sheets/print-batches.ts');
  return {
    ...(model as Pick<Documents, 'sheetModel'>),
    ...(documents as Pick<Documents, 'renderRoundSheet'>),
    ...(batches as Pick<Documents, 'printInBatches'>),
    close: () => server.close(),
  };
}

function sourceOf(sheet: number): SheetSource {
  return { ...paperRound(27, sheet), number: 1000 + sheet };
}

/** From the round to the document, one sheet after the other, as the app makes a day's rounds. */
async function* sheetsOf(documents: Documents, sources: readonly SheetSource[]): AsyncGenerator<ReadyPaper> {
  for (const source of sources) yield { html: await documents.renderRoundSheet(documents.sheetModel(source)) };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The reference: the same batches, made before the clock started. Their pages are counted once. */
async function stillBatches(documents: Documents, press: Press, sources: readonly SheetSource[]): Promise<string[]> {
  const still: string[] = [];
  let pages = 0;
  await documents.printInBatches(sheetsOf(documents, sources), async ({ html }) => {
    still.push(html);
    const pdf = await readPdf(await press.print(html));
    if (!pdf.tagged) throw new Error('a batch was printed without tags');
    pages += pdf.pages.length;
    await pdf.close();
    return 'printed';
  });
  if (pages !== sources.length * pagesInSheet) throw new Error(`the batches printed ${pages} pages`);
  return still;
}

async function printArm(documents: Documents, press: Press, pages: number): Promise<BenchRow> {
  const sources = Array.from({ length: pages / pagesInSheet }, (_, sheet) => sourceOf(sheet));
  const still = await stillBatches(documents, press, sources);
  const ours: number[] = [];
  const reference: number[] = [];
  const work = () =>
    documents.printInBatches(sheetsOf(documents, sources), async ({ html }) => {
      await press.print(html);
      return 'printed';
    });
  const stillWork = async () => {
    for (const html of still) await press.print(html);
  };
  // In turn, and each first every other time: neither arm always meets the warmer engine.
  for (let run = 0; run < runs; run++) {
    if (run % 2 === 0) ours.push(await seconds(work));
    reference.push(await seconds(stillWork));
    if (run % 2 === 1) ours.push(await seconds(work));
  }
  const worst = Math.max(...ours.map((value, run) => value / (reference[run] ?? value)));
  const mean = ours.reduce((sum, value) => sum + value, 0) / reference.reduce((sum, value) => sum + value, 0);
  console.log(`${pages} pages: ratio of the means ${mean.toFixed(2)}, worst run ${worst.toFixed(2)}`);
  return benchRow({
    work: `${pages.toLocaleString('en')} pages of contact sheets as tagged PDF, in batches of 50`,
    unit: 's',
    ours,
    reference: { name: 'the same pages as static HTML', values: reference },
    atMost: { of: 'ratio', value: 1.2 },
  });
}

/**
 * Contact sheets from rounds to tagged PDF as the app prints a day, beside the same pages that were rendered before the
 * clock started; the same Chromium, the same batches. Then the codes, read back from the pages.
 */
export default async function print(): Promise<BenchRow[]> {
  const documents = await loadDocuments();
  const press = await startPress();
  try {
    const rows: BenchRow[] = [];
    for (const pages of arms) rows.push(await printArm(documents, press, pages));
    return [...rows, ...(await readCodes(press, documents))];
  } finally {
    await press.stop();
    await documents.close();
  }
}

const seeds = 5;
const sheetsOfSeed = 24;

/** For each of five seeds 24 sheets: a flat scan at 150 dpi, and a bad one at 72 dpi laid askew by up to 9 degrees. */
async function readCodes(press: Press, documents: Documents): Promise<BenchRow[]> {
  const missed = { flat: [] as number[], askew: [] as number[] };
  for (let seed = 1; seed <= seeds; seed++) {
    const random = seededRandom(seed);
    const count = { flat: 0, askew: 0 };
    for (let sheet = 0; sheet < sheetsOfSeed; sheet++) {
      const source = { ...paperRound(3, sheet), number: 1 + Math.floor(random() * 9999) };
      const pdf = await readPdf(await press.print(await documents.renderRoundSheet(documents.sheetModel(source))));
      const expected = `PALIER-${String(source.number).padStart(4, '0')}`;
      const [flat] = await pdf.codes(1, 150);
      const [askew] = await pdf.codes(1, 72, random() * 18 - 9);
      if (flat !== expected) count.flat += 1;
      if (askew !== expected) count.askew += 1;
      await pdf.close();
    }
    missed.flat.push((100 * count.flat) / sheetsOfSeed);
    missed.askew.push((100 * count.askew) / sheetsOfSeed);
  }
  return [
    benchRow({
      work: `codes not read, ${seeds} × ${sheetsOfSeed} pages at 150 dpi`,
      unit: '%',
      ours: missed.flat,
      atMost: { of: 'ours', value: 0 },
    }),
    benchRow({
      work: `codes not read, ${seeds} × ${sheetsOfSeed} pages at 72 dpi, askew`,
      unit: '%',
      ours: missed.askew,
      atMost: { of: 'ours', value: 5 },
    }),
  ];
}

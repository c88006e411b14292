import type { SheetSource } from '../../shared/paper/sheet-model.ts';
import { paperRound } from '../contract/paper/paper-people.ts';
import { type Press, startPress } from '../contract/paper/print-pages.ts';
import { readPdf } from '../contract/paper/read-pdf.ts';
import { type BenchRow, benchRow } from './bench-report.ts';
import { type HostPress, startHostPress } from './host-press.ts';
import { type Documents, loadDocuments, sheetsOf } from './paper-documents.ts';

/** 27 doors make a sheet of five pages. */
const pagesInSheet = 5;
/** A thousand pages take a minute, each way; the smaller arm says how much such figures move. */
const arms = [
  { pages: 100, runs: 5 },
  { pages: 1000, runs: 3 },
] as const;

function sourceOf(sheet: number): SheetSource {
  return { ...paperRound(27, sheet), number: 1000 + sheet };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The reference: the same batches, made before the clock started. */
async function stillBatches(documents: Documents, sources: readonly SheetSource[]): Promise<string[]> {
  const still: string[] = [];
  let sum = 0;
  await documents.printInBatches(sheetsOf(documents, sources), {
    async print({ html, pages }) {
      still.push(html);
      sum += pages;
      return new Uint8Array();
    },
    keep: async () => 'kept',
    giveUp: () => undefined,
  });
  if (sum !== sources.length * pagesInSheet) throw new Error(`the batches have ${sum} pages`);
  return still;
}

/** Both engines started, and what they print looked into, before anything is timed. */
async function warmUp(host: HostPress, press: Press, html: string): Promise<void> {
  await host.save(await host.print(html));
  const pdf = await readPdf(await press.print(html));
  if (!pdf.tagged || pdf.pages.length !== 50) throw new Error('a batch is not 50 tagged pages');
  await pdf.close();
}

async function printArm(
  documents: Documents,
  host: HostPress,
  press: Press,
  pages: number,
  runs: number,
): Promise<BenchRow> {
  const sources = Array.from({ length: pages / pagesInSheet }, (_, sheet) => sourceOf(sheet));
  const still = await stillBatches(documents, sources);
  await warmUp(host, press, still[0] ?? '');
  const ours: number[] = [];
  const reference: number[] = [];
  const work = () =>
    documents.printInBatches(sheetsOf(documents, sources), {
      print: ({ html }) => host.print(html),
      async keep(_batch, pdf) {
        await host.save(pdf);
        return 'kept';
      },
      giveUp: () => undefined,
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
 * Contact sheets from rounds to tagged PDF files as the app prints a day, through the host and its own printer, beside
 * the same pages that were rendered before the clock started and are only printed; the same Chromium, the same batches.
 */
export default async function print(): Promise<BenchRow[]> {
  const documents = await loadDocuments();
  const [press, host] = [await startPress(), await startHostPress()];
  try {
    const rows: BenchRow[] = [];
    for (const { pages, runs } of arms) rows.push(await printArm(documents, host, press, pages, runs));
    return rows;
  } finally {
    await host.stop();
    await press.stop();
    await documents.close();
  }
}

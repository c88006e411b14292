import vue from '@vitejs/plugin-vue';
import { createServer } from 'vite';
import type { RoundSheetModel, SheetSource } from '../../renderer/sheets/sheet-model.ts';
import { paperRound } from '../contract/paper/paper-people.ts';
import { type Press, startPress } from '../contract/paper/print-pages.ts';
import { readPdf } from '../contract/paper/read-pdf.ts';
import { type BenchRow, benchRow } from './bench-report.ts';

/** 27 doors make a sheet of five pages; ten of them are a batch of 50, twenty batches are 1,000 pages. */
const sheetsInBatch = 10;
const batches = 20;
const runs = 3;

interface Documents {
  sheetModel(source: SheetSource): RoundSheetModel;
  renderRoundSheet(model: RoundSheetModel): Promise<string>;
}

/** The documents are Vue components: Vite compiles them here as it does for the app. */
async function loadDocuments(): Promise<Documents & { close(): Promise<void> }> {
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
  return {
    ...(model as Pick<Documents, 'sheetModel'>),
    ...(documents as Pick<Documents, 'renderRoundSheet'>),
    close: () => server.close(),
  };
}

/** Several sheets as one document, as one file that waits on a disk. */
function joined(documents: readonly string[]): string {
  const [first = ''] = documents;
  const bodies = documents.map((html) => /<body>([\s\S]*)<\/body>/u.exec(html)?.[1] ?? '');
  return first.replace(/<body>[\s\S]*<\/body>/u, `<body>${bodies.join('')}</body>`);
}

function sourceOf(sheet: number): SheetSource {
  return { ...paperRound(27, sheet), number: 1000 + sheet };
}

async function batchOf(documents: Documents, batch: number): Promise<string> {
  const made: string[] = [];
  for (let index = 0; index < sheetsInBatch; index++) {
    made.push(await documents.renderRoundSheet(documents.sheetModel(sourceOf(batch * sheetsInBatch + index))));
  }
  return joined(made);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function checkPages(press: Press, html: string): Promise<void> {
  const pdf = await readPdf(await press.print(html));
  if (pdf.pages.length !== 50 || !pdf.tagged)
    throw new Error(`a batch printed ${pdf.pages.length} pages, tagged: ${pdf.tagged}`);
  await pdf.close();
}

/**
 * 1,000 pages of contact sheets from rounds to tagged PDF, beside the same pages that were rendered before the clock
 * started; the same Chromium, the same batches, the two arms in turn. Then the codes, read back from the pages.
 */
export default async function print(): Promise<BenchRow[]> {
  const documents = await loadDocuments();
  const press = await startPress();
  try {
    const still: string[] = [];
    for (let batch = 0; batch < batches; batch++) still.push(await batchOf(documents, batch));
    await checkPages(press, still[0] ?? '');

    const ours: number[] = [];
    const reference: number[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(
        await seconds(async () => {
          for (let batch = 0; batch < batches; batch++) await press.print(await batchOf(documents, batch));
        }),
      );
      reference.push(
        await seconds(async () => {
          for (const html of still) await press.print(html);
        }),
      );
    }
    return [
      benchRow({
        work: '1,000 pages of contact sheets as tagged PDF, in batches of 50',
        unit: 's',
        ours,
        reference: { name: 'the same pages as static HTML', values: reference },
        atMost: { of: 'ratio', value: 1.2 },
      }),
      ...(await readCodes(press, documents)),
    ];
  } finally {
    await press.stop();
    await documents.close();
  }
}

/** 40 sheets: a flat scan at 150 dpi, and a bad one at 72 dpi laid askew by up to 8 degrees. */
async function readCodes(press: Press, documents: Documents): Promise<BenchRow[]> {
  const missed = { flat: 0, askew: 0 };
  const sheets = 40;
  for (let sheet = 0; sheet < sheets; sheet++) {
    const source = { ...paperRound(3, sheet), number: 1000 + sheet * 217 };
    const pdf = await readPdf(await press.print(await documents.renderRoundSheet(documents.sheetModel(source))));
    const expected = `PALIER-${source.number}`;
    const [flat] = await pdf.codes(1, 150);
    const [askew] = await pdf.codes(1, 72, (sheet % 17) - 8 || 3);
    if (flat !== expected) missed.flat += 1;
    if (askew !== expected) missed.askew += 1;
    await pdf.close();
  }
  const percent = (count: number) => [(100 * count) / sheets];
  return [
    benchRow({
      work: `codes not read, ${sheets} pages at 150 dpi`,
      unit: '%',
      ours: percent(missed.flat),
      atMost: { of: 'ours', value: 0 },
    }),
    benchRow({
      work: `codes not read, ${sheets} pages at 72 dpi, askew`,
      unit: '%',
      ours: percent(missed.askew),
      atMost: { of: 'ours', value: 5 },
    }),
  ];
}

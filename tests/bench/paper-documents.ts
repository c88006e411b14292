import vue from '@vitejs/plugin-vue';
import { createServer } from 'vite';
import type { printInBatches, ReadyPaper } from '../../renderer/sheets/print-batches.ts';
import type { RoundSheetModel, SheetSource } from '../../shared/paper/sheet-model.ts';

export interface Documents {
  sheetModel(source: SheetSource): RoundSheetModel;
  renderRoundSheet(model: RoundSheetModel): Promise<string>;
  printInBatches: typeof printInBatches;
}

/** The documents are Vue components: Vite compiles them here as it does for the app, and Vue runs as in the app. */
export async function loadDocuments(): Promise<Documents & { close(): Promise<void> }> {
  process.env['NODE_ENV'] = 'production';
  const server = await createServer({
    configFile: false,
    root: new URL('../../', import.meta.url).pathname,
    plugins: [vue()],
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
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

/** From the round to the document, one sheet after the other, as the app makes a day's rounds. */
export async function* sheetsOf(documents: Documents, sources: readonly SheetSource[]): AsyncGenerator<ReadyPaper> {
  for (const source of sources) yield { html: await documents.renderRoundSheet(documents.sheetModel(source)) };
}

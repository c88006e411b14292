import Papa from 'papaparse';
import { type AddressReader, readAddresses } from '../../../shared/geocoding/address-reader.ts';
import { streetLines } from '../../../shared/geocoding/street-lines.ts';
import { isDiskFull } from '../../db/disk-full.ts';
import { replaceAddresses } from '../../db/replace-addresses.ts';
import type { ImportFailure, ImportMessage, ImportRequest } from './address-import-protocol.ts';
import { isWithin } from '../../../shared/domain/bounds.ts';

/** A department is some 60 MB; a compressed file that opens to more than this is not an address base. */
const largest = 800 * 1024 * 1024;

class Refused extends Error {
  readonly code: ImportFailure;
  constructor(code: ImportFailure) {
    super(code);
    this.code = code;
  }
}

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  void importFile(event.data).catch((error: unknown) => {
    const code = error instanceof Refused ? error.code : isDiskFull(error) ? 'disk-full' : 'unreadable';
    post({ type: 'failed', code });
  });
});

async function importFile({ file, bounds }: ImportRequest): Promise<void> {
  const table = await opened(file);
  const read = (await readTable(table)).finish();
  if (read.streets.length === 0) throw new Refused('empty');
  await replaceAddresses(read.streets);
  const near = read.streets.filter(
    ({ lats, lons }) => bounds === null || isWithin({ lat: lats[0] ?? 0, lon: lons[0] ?? 0 }, bounds),
  );
  const { numbers, refused, refusedMore } = read;
  post({ type: 'done', streets: read.streets.length, numbers, refused, refusedMore, lines: streetLines(near) });
}

/** The table itself: a gzip file is recognised by its first two bytes, whatever its name. */
async function opened(file: Blob): Promise<Blob> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return file;
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > largest) controller.error(new Refused('too-large'));
      else controller.enqueue(chunk);
    },
  });
  return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(counted)).blob();
}

async function readTable(table: Blob): Promise<AddressReader> {
  const encoding = await encodingOf(table);
  return await new Promise((resolve, reject) => {
    let reader: AddressReader | null = null;
    let rows = 0;
    Papa.parse<string[]>(table as File, {
      encoding,
      skipEmptyLines: true,
      chunkSize: 1024 * 1024,
      chunk: ({ data, meta }, parser) => {
        let body = data;
        if (reader === null) {
          const [header = [], ...rest] = data;
          const started = readAddresses(header);
          if (!started.ok) {
            parser.abort();
            reject(new Refused('not-addresses'));
            return;
          }
          reader = started.data;
          body = rest;
        }
        for (const cells of body) reader.row(cells);
        rows += body.length;
        post({ type: 'progress', rows, share: Math.min(1, meta.cursor / Math.max(1, table.size)) });
      },
      complete: () => (reader === null ? reject(new Refused('empty')) : resolve(reader)),
      error: () => reject(new Refused('unreadable')),
    });
  });
}

/** UTF-8, unless the beginning of the file cannot be: older files come in the old Windows alphabet. */
async function encodingOf(table: Blob): Promise<string> {
  const sample = await table.slice(0, 1024 * 1024).arrayBuffer();
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function post(message: ImportMessage): void {
  postMessage(message);
}

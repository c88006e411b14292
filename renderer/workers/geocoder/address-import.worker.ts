import { isWithin } from '../../../shared/domain/bounds.ts';
import type { ReadAddresses } from '../../../shared/geocoding/address-reader.ts';
import { createAddressTable } from '../../../shared/geocoding/address-table.ts';
import { previewAddresses } from '../../../shared/geocoding/preview-addresses.ts';
import { streetLines } from '../../../shared/geocoding/street-lines.ts';
import { createLineDecoder } from '../../../shared/tabular/line-decoder.ts';
import type { Result } from '../../../shared/result.ts';
import { isDiskFull } from '../../db/disk-full.ts';
import type { AddressRow } from '../../db/records.ts';
import { replaceAddresses } from '../../db/replace-addresses.ts';
import type { ImportFailure, ImportMessage, ImportRequest } from './address-import-protocol.ts';

/** A department is some 60 MB; a compressed file that opens to more than this is not an address base. */
const largest = 800 * 1024 * 1024;

class Refused extends Error {
  readonly code: ImportFailure;
  constructor(code: ImportFailure) {
    super(code);
    this.code = code;
  }
}

/** What takes the place of the base at the next swap. */
let other: readonly AddressRow[] = [];

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  void (data.type === 'read' ? readFile(data) : swap()).catch((error: unknown) => {
    const code = error instanceof Refused ? error.code : isDiskFull(error) ? 'disk-full' : 'unreadable';
    post({ type: 'failed', code });
  });
});

async function readFile({ file, bounds }: Extract<ImportRequest, { type: 'read' }>): Promise<void> {
  const read = await readTable(await opened(file));
  other = read.streets;
  const near = read.streets.filter(
    ({ lats, lons }) => bounds === null || isWithin({ lat: lats[0] ?? 0, lon: lons[0] ?? 0 }, bounds),
  );
  post({ type: 'read', preview: previewAddresses(read, bounds), lines: streetLines(near) });
}

async function swap(): Promise<void> {
  other = await replaceAddresses(other);
  post({ type: 'swapped' });
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

async function readTable(table: Blob): Promise<ReadAddresses> {
  const decoder = createLineDecoder();
  const addresses = createAddressTable();
  const reader = table.stream().getReader();
  let rows = 0;
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    const lines = done ? decoder.finish() : given(decoder.take(value));
    for (const line of lines) given(addresses.line(line));
    if (done) return given(addresses.finish());
    rows += lines.length;
    bytes += value.byteLength;
    post({ type: 'progress', rows, share: bytes / Math.max(1, table.size) });
  }
}

function given<Data>(result: Result<Data, ImportFailure | 'line-too-long'>): Data {
  if (result.ok) return result.data;
  throw new Refused(result.code === 'line-too-long' ? 'not-addresses' : result.code);
}

function post(message: ImportMessage): void {
  postMessage(message);
}

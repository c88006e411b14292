import { Deflate, strToU8 } from 'fflate';
import { crc32 } from './crc32.ts';
import { centralHeader, endOfZip, joined, localHeader, type ZipEntry, zipTime } from './zip-layout.ts';

/** The quickest level: on our lines it makes files 4 % larger than the usual one, in two thirds of its time. */
const level = 1;

/** Texts that come piece by piece, as one file of the archive; only what is compressed is kept of them. */
export function deflatedEntry(name: string, pieces: Iterable<Uint8Array>): ZipEntry {
  const parts: Uint8Array[] = [];
  const deflate = new Deflate({ level }, (part) => parts.push(part));
  let [crc, size] = [0, 0];
  for (const piece of pieces) {
    crc = crc32(piece, crc);
    size += piece.length;
    deflate.push(piece);
  }
  deflate.push(new Uint8Array(0), true);
  return { name, deflated: true, crc, size, bytes: joined(parts) };
}

/** Bytes that are kept as they are: compressed already, or short. */
export function plainEntry(name: string, content: Uint8Array | string): ZipEntry {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return { name, deflated: false, crc: crc32(bytes), size: bytes.length, bytes };
}

/** The whole file; the same entries at the same time make the same bytes. */
export function writeZip(entries: readonly ZipEntry[], madeAt: string): Uint8Array {
  const at = zipTime(madeAt);
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    central.push(...centralHeader(entry, at, offset));
    const local = [...localHeader(entry, at), entry.bytes];
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = joined(central);
  return joined([...parts, directory, endOfZip(entries.length, directory.length, offset)]);
}

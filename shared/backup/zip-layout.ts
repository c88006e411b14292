import { strToU8 } from 'fflate';

/** A file of the archive with the bytes that lie there: compressed (`deflated`) or as they are. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  /** Before it was compressed. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** Date and time as ZIP counts them, in steps of two seconds. */
export interface ZipTime {
  readonly date: number;
  readonly time: number;
}

/**
 * The parts of a ZIP file (PKWARE's APPNOTE 6.3.3), as Palier writes them: sizes before the content, UTF-8 names, no
 * comment, nothing between one part and the next. Widths in bytes, each number little-endian.
 */
const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;

export const endLength = 22;

function pack(fields: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

/** What stands in both headers of an entry. */
function facts({ deflated, crc, size, bytes, name }: ZipEntry, { date, time }: ZipTime) {
  return [
    [2, 20], // version needed: 2.0
    [2, 0x0800], // the name is UTF-8
    [2, deflated ? 8 : 0],
    [2, time],
    [2, date],
    [4, crc],
    [4, bytes.length],
    [4, size],
    [2, strToU8(name).length],
    [2, 0], // no extra field
  ] as const;
}

export function localHeader(entry: ZipEntry, at: ZipTime): Uint8Array[] {
  return [pack([[4, localSignature], ...facts(entry, at)]), strToU8(entry.name)];
}

export function centralHeader(entry: ZipEntry, at: ZipTime, offset: number): Uint8Array[] {
  const rest = [
    [2, 0], // no comment
    [2, 0], // first disk
    [2, 0], // internal attributes
    [4, 0], // external attributes
    [4, offset],
  ] as const;
  return [pack([[4, centralSignature], [2, 20], ...facts(entry, at), ...rest]), strToU8(entry.name)];
}

export function endOfZip(entries: number, centralLength: number, centralOffset: number): Uint8Array {
  return pack([
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, centralLength],
    [4, centralOffset],
    [2, 0],
  ]);
}

export function zipTime(iso: string): ZipTime {
  const at = new Date(iso);
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}

/** The parts one after the other, as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

import { Inflate, strFromU8 } from 'fflate';
import { ok, refused, type Result } from '../result.ts';
import { crc32 } from './crc32.ts';
import { centralHeader, endLength, endOfZip, localHeader, type ZipEntry } from './zip-layout.ts';

/** No archive of ours has more. */
const mostEntries = 64;
/** What is inflated at a time: a bomb is known after some megabytes. */
const step = 16 * 1024;
const centralLength = 46;

/**
 * The entries of a file that `writeZip` has written, and of no other: each part must be where and what it would have put
 * there, so that nothing is hidden between two of them, or said in one place and denied in another.
 */
export function readZip(file: Uint8Array): Result<ZipEntry[], 'not-a-zip' | 'altered'> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < endLength || view.getUint32(0, true) !== 0x04034b50) return refused('not-a-zip');
  const end = file.length - endLength;
  const [count, length, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if (count > mostEntries || start + length !== end || !isAt(file, end, [endOfZip(count, length, start)])) {
    return refused('altered');
  }
  const entries: ZipEntry[] = [];
  let [at, local] = [start, 0];
  for (let index = 0; index < count; index += 1) {
    if (at + centralLength > end) return refused('altered');
    const nameLength = view.getUint16(at + 28, true);
    const size = view.getUint32(at + 20, true);
    const name = strFromU8(file.subarray(at + centralLength, at + centralLength + nameLength));
    const from = local + 30 + nameLength;
    if (from + size > start) return refused('altered');
    const entry: ZipEntry = {
      name,
      deflated: view.getUint16(at + 10, true) === 8,
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      bytes: file.subarray(from, from + size),
    };
    const time = { time: view.getUint16(at + 12, true), date: view.getUint16(at + 14, true) };
    const asWritten = isAt(file, at, centralHeader(entry, time, local)) && isAt(file, local, localHeader(entry, time));
    if (!asWritten) return refused('altered');
    entries.push(entry);
    at += centralLength + nameLength;
    local = from + size;
  }
  return at === end && local === start ? ok(entries) : refused('altered');
}

/**
 * The content of an entry, piece by piece, to whoever takes it; never more than it has said to hold.
 *
 * @returns false where it is not what was written, and then everything taken from it must be dropped
 */
export function inflateEntry({ deflated, size, crc, bytes }: ZipEntry, take: (piece: Uint8Array) => void): boolean {
  let [taken, sum, ended] = [0, 0, false];
  const count = (piece: Uint8Array): void => {
    taken += piece.length;
    if (taken > size) return;
    sum = crc32(piece, sum);
    take(piece);
  };
  if (!deflated) {
    count(bytes);
    return taken === size && sum === crc;
  }
  const inflate = new Inflate((piece, final) => {
    count(piece);
    ended ||= final;
  });
  try {
    for (let at = 0; at < bytes.length && taken <= size; at += step) {
      inflate.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    }
  } catch {
    return false;
  }
  return ended && taken === size && sum === crc;
}

function isAt(file: Uint8Array, at: number, parts: readonly Uint8Array[]): boolean {
  let here = at;
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 1) if (file[here + index] !== part[index]) return false;
    here += part.length;
  }
  return true;
}

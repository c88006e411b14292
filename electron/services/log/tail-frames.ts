import { createHash } from 'node:crypto';
import { type ObjectName, readObjectName } from '../../../shared/space/object-name.ts';

export type ObjectState = 'whole' | 'torn' | 'altered';

/** One object inside the tail: where its bytes lie. */
export interface TailFrame {
  readonly name: string;
  readonly at: number;
  readonly size: number;
  readonly state: ObjectState;
}

export interface Tail {
  readonly frames: readonly TailFrame[];
  /** Where the last object of its full length ends: what is behind it was never acknowledged. */
  readonly end: number;
  /** Bytes between objects that are none. */
  readonly strayBytes: number;
}

const mark = '\u001epalier ';

export function frameHead(name: string): Buffer {
  return Buffer.from(`${mark}${name}\n`, 'latin1');
}

/** Reads a tail, however damaged: what follows a damaged object is found again by the mark before the next. */
export function readTail(content: Buffer): Tail {
  const frames: TailFrame[] = [];
  let at = 0;
  let strayBytes = 0;
  while (at < content.length) {
    const begin = content.indexOf(mark, at, 'latin1');
    if (begin === -1) break;
    strayBytes += begin - at;
    const frame = frameAt(content, begin);
    if (!frame) {
      strayBytes += mark.length;
      at = begin + mark.length;
      continue;
    }
    frames.push(frame);
    // Behind an altered size anything may lie: the search goes on right behind the name.
    at = frame.state === 'whole' ? frame.at + frame.size : frame.at;
  }
  // One that has its length was written to the end: altered since, it may have been acknowledged, and is named.
  const last = frames.findLast(({ state }) => state !== 'torn');
  return { frames, end: last ? last.at + last.size : 0, strayBytes: strayBytes + Math.max(0, content.length - at) };
}

function frameAt(content: Buffer, begin: number): TailFrame | null {
  const nameAt = begin + mark.length;
  const line = content.indexOf('\n', nameAt, 'latin1');
  if (line === -1 || line - nameAt > 120) return null;
  const name = content.toString('latin1', nameAt, line);
  const named = readObjectName(name);
  if (!named) return null;
  const bytes = content.subarray(line + 1, line + 1 + named.size);
  return { name, at: line + 1, size: bytes.length, state: objectState(bytes, named) };
}

export function objectState(bytes: Uint8Array, { size, hash }: ObjectName): ObjectState {
  if (bytes.length !== size) return 'torn';
  return createHash('sha256').update(bytes).digest('hex').startsWith(hash) ? 'whole' : 'altered';
}

import { ok, refused, type Result } from '../../../shared/result.ts';
import type { LogBridge, LogFailure, LogListing } from '../../../shared/space/log-bridge.ts';
import { type Chain, chainOf, type LogHead, type OpenedObject } from '../../../shared/space/chain.ts';
import { type LogGroup, linkOf } from '../../../shared/space/object-body.ts';
import { type ObjectName, readObjectName } from '../../../shared/space/object-name.ts';
import { type LogKeys, type ObjectFlaw, openObject } from '../../../shared/space/seal-object.ts';

/** An object whose content cannot be had, and why. */
export interface FlawedObject extends ObjectName {
  readonly name: string;
  readonly flaw: ObjectFlaw | LogFailure;
}

export interface LogReading {
  readonly chain: Chain;
  readonly flawed: readonly FlawedObject[];
  /** A torn end was cut off. */
  readonly cut: boolean;
}

/** The whole log, opened. What is flawed is named; what no longer hangs together is in `chain.unreached`. */
export async function readLog(
  shell: LogBridge,
  log: string,
  keys: LogKeys,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Result<LogReading, LogFailure>> {
  const listing = await shell.list({ log });
  if (!listing.ok) return listing;
  const { objects, cut } = listing.data;
  const opened: OpenedObject[] = [];
  const flawed: FlawedObject[] = [];
  for (const [index, { name }] of objects.entries()) {
    const one = await readObject(shell, name, keys);
    if (one.ok) opened.push(one.data);
    else {
      const named = readObjectName(name);
      if (named) flawed.push({ ...named, name, flaw: one.code });
    }
    onProgress(index + 1, objects.length);
  }
  const chain = chainOf(opened);
  // One that another stands for is not missed.
  const missed = flawed.filter(({ to }) => to > chain.head.seq);
  return ok({ chain, flawed: missed, cut });
}

export async function readObject(
  shell: LogBridge,
  name: string,
  keys: LogKeys,
): Promise<Result<OpenedObject, ObjectFlaw | LogFailure>> {
  const read = await shell.read({ name });
  if (!read.ok) return read;
  const body = openObject(name, read.data.bytes, keys);
  const named = readObjectName(name);
  return body.ok && named ? ok({ name, hash: named.hash, body: body.data }) : refused(body.ok ? 'name' : body.code);
}

/** Where a log ends, and the laptop's own number of the last command in it. */
export interface LogEnd extends LogHead {
  readonly change: number;
}

/**
 * The end of a log whose objects are all whole and follow each other, without opening any but the last. `broken`: one is
 * damaged or missing, and this log is to be written no further.
 */
export async function endOfLog(
  shell: LogBridge,
  listing: LogListing,
  keys: LogKeys,
): Promise<Result<LogEnd, LogFailure | 'broken'>> {
  const { objects } = listing;
  if (objects.some(({ state }) => state !== 'whole')) return refused('broken');
  const names = objects.flatMap(({ name }) => ({ name, ...rangeOf(name) })).sort((one, other) => one.from - other.from);
  let seq = 0;
  for (const { from, to } of names) {
    if (from > seq + 1) return refused('broken');
    seq = Math.max(seq, to);
  }
  const last = names.findLast(({ to }) => to === seq);
  if (!last) return refused('broken');
  const object = await readObject(shell, last.name, keys);
  if (!object.ok) return isLogFailure(object.code) ? refused(object.code) : refused('broken');
  const { body, hash } = object.data;
  return ok({ seq, link: linkOf(body, hash), change: changeReached(body.groups.at(-1)) });
}

/** A command that goes on in the next group is not reached yet. */
export function changeReached(group: LogGroup | undefined): number {
  if (!group) return 0;
  return group.more ? group.change - 1 : group.change;
}

function rangeOf(name: string): { readonly from: number; readonly to: number } {
  return readObjectName(name) ?? { from: 0, to: 0 };
}

function isLogFailure(code: ObjectFlaw | LogFailure): code is LogFailure {
  return code === 'disk-full' || code === 'not-writable' || code === 'disk-failed';
}

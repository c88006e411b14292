import { chmod, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { type ObjectName, readObjectName } from '../../../shared/space/object-name.ts';
import type { LogBridge, LogFailure } from '../../../shared/space/log-bridge.ts';
import { diskFailureOf, isAbsent } from './disk-failure.ts';
import { asideFolder } from './aside-folder.ts';
import { syncFolder, writeDurably } from '../durable-file.ts';
import { privateFolder } from '../private-folder.ts';
import { LogTail } from './log-tail.ts';
import { objectState } from './tail-frames.ts';

const tailName = /^tail-([0-9a-f]{20})$/;

/**
 * The sealed log of one laptop, in `log/` of the user's data folder: objects whose bytes and names tell by themselves whether
 * they are whole. The newest lie in a tail, those that were made into one in a file of their own. Nothing here opens one.
 * `now`: names what is set aside.
 */
export function openLogFolder(dataFolder: string, now: () => Date): LogBridge {
  const folder = join(dataFolder, 'log');
  const tails = new Map<string, LogTail>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One thing at a time; a disk that fails is an answer. */
  function inTurn<Data>(work: () => Promise<Result<Data, LogFailure>>): Promise<Result<Data, LogFailure>> {
    const mine = turn.then(work).catch((error: unknown) => refused(diskFailureOf(error)));
    turn = mine;
    return mine;
  }

  async function tailOf(log: string): Promise<LogTail> {
    const known = tails.get(log);
    if (known) return known;
    await privateFolder(dataFolder);
    await privateFolder(folder);
    const tail = await LogTail.open(join(folder, `tail-${log}`));
    if (tail.cut) await writeDurably(join(await asideFolder(dataFolder, now()), `tail-${log}`), tail.cut);
    tails.set(log, tail);
    return tail;
  }

  async function files(): Promise<string[]> {
    return await readdir(folder).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    });
  }

  /** The last sequence number that the log has on disk, damaged or not: none is given twice. */
  const lastSeq = new Map<string, number>();
  async function lastOf(log: string): Promise<number> {
    const known = lastSeq.get(log);
    if (known !== undefined) return known;
    const names = [...(await files()), ...(await tailOf(log)).frames.map(({ name }) => name)];
    const last = names.flatMap((name) => readObjectName(name) ?? []).filter((named) => named.log === log);
    const seq = Math.max(0, ...last.map(({ to }) => to));
    lastSeq.set(log, seq);
    return seq;
  }

  async function fileState(name: string, named: ObjectName) {
    const path = join(folder, name);
    await chmod(path, 0o600);
    return objectState(await readFile(path), named);
  }

  return {
    list: ({ log }) =>
      inTurn(async () => {
        const tail = await tailOf(log);
        const objects = tail.frames.map(({ name, state }) => ({ name, state }));
        for (const name of await files()) {
          const named = readObjectName(name);
          if (named?.log === log) objects.push({ name, state: await fileState(name, named) });
        }
        return ok({ objects, cut: tail.cut !== null });
      }),
    read: ({ name }) =>
      inTurn(async () => {
        const named = readObjectName(name);
        if (!named) return refused('absent');
        const bytes =
          (await (await tailOf(named.log)).read(name)) ?? (await readFile(join(folder, name)).catch(absentOrThrow));
        return bytes ? ok({ bytes: new Uint8Array(bytes) }) : refused('absent');
      }),
    append: ({ name, bytes }) =>
      inTurn(async () => {
        const named = readObjectName(name);
        if (!named || objectState(bytes, named) !== 'whole') return refused('altered');
        const tail = await tailOf(named.log);
        if (named.from !== (await lastOf(named.log)) + 1) return refused('out-of-step');
        await tail.append(name, bytes);
        lastSeq.set(named.log, named.to);
        return ok(null);
      }),
    compact: ({ name, bytes }) =>
      inTurn(async () => {
        const named = readObjectName(name);
        if (!named || objectState(bytes, named) !== 'whole') return refused('altered');
        await tailOf(named.log);
        await writeDurably(join(folder, name), bytes);
        return ok(null);
      }),
    remove: ({ names }) =>
      inTurn(async () => {
        const logs = new Set(names.flatMap((name) => readObjectName(name)?.log ?? []));
        for (const log of logs) {
          const tail = await tailOf(log);
          if (tail.frames.some(({ name }) => names.includes(name))) await tail.remove(new Set(names));
        }
        for (const name of names) if (readObjectName(name)) await rm(join(folder, name), { force: true });
        await syncFolder(folder);
        return ok(null);
      }),
    setAsideOthers: ({ log }) =>
      inTurn(async () => {
        const others = (await files()).filter((name) => {
          const owner = readObjectName(name)?.log ?? tailName.exec(name)?.[1];
          return owner === undefined || owner !== log;
        });
        if (others.length === 0) return ok({ moved: 0 });
        const aside = await asideFolder(dataFolder, now());
        for (const [other, tail] of tails) {
          if (other === log) continue;
          await tail.close();
          tails.delete(other);
          lastSeq.delete(other);
        }
        for (const name of others) await rename(join(folder, name), join(aside, name));
        await syncFolder(aside);
        await syncFolder(folder);
        return ok({ moved: others.length });
      }),
  };
}

function absentOrThrow(error: unknown): null {
  if (isAbsent(error)) return null;
  throw error;
}

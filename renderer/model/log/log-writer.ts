import { ok, refused, type Result } from '../../../shared/result.ts';
import type { LogBridge, LogFailure } from '../../../shared/space/log-bridge.ts';
import { type CommandChange, groupBytes, groupsOfChange } from '../../../shared/space/group-change.ts';
import type { LogGroup } from '../../../shared/space/object-body.ts';
import { readObjectName } from '../../../shared/space/object-name.ts';
import { type LogKeys, sealObject, type SealedObject } from '../../../shared/space/seal-object.ts';
import { acknowledgeChanges, pendingChanges } from '../../db/changes.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { type LogIdentity, logKeysOf, newLogIdentity } from '../../db/log/log-identity.ts';
import { ownRows } from '../../db/log/own-rows.ts';
import { changeReached, endOfLog, type LogEnd } from './read-log.ts';

/** How many commands are taken from the database at once. */
const changesAtOnce = 200;

/** `gap`: commands were dropped before the log could take them; it must begin anew with all that there is. */
export type AppendProblem = LogFailure | 'broken' | 'gap';

/** Writes one log, from what the commands left in `changes`. The caller takes turns with other windows. */
export class LogWriter {
  readonly identity: LogIdentity;
  readonly #shell: LogBridge;
  readonly #keys: LogKeys;
  #end: LogEnd;

  private constructor(shell: LogBridge, identity: LogIdentity, keys: LogKeys, end: LogEnd) {
    this.identity = identity;
    this.#shell = shell;
    this.#keys = keys;
    this.#end = end;
  }

  get end(): LogEnd {
    return this.#end;
  }

  get keys(): LogKeys {
    return this.#keys;
  }

  /** Goes on with a log that is there. */
  static async resume(
    shell: LogBridge,
    dataKey: Uint8Array,
    identity: LogIdentity,
  ): Promise<Result<LogWriter, LogFailure | 'broken'>> {
    const keys = logKeysOf(dataKey, identity);
    const listing = await shell.list({ log: identity.log });
    if (!listing.ok) return listing;
    const end = await endOfLog(shell, listing.data, keys);
    return end.ok ? ok(new LogWriter(shell, identity, keys, end.data)) : end;
  }

  /** A new log, whose first objects hold every row of ours. Nobody knows of it until the caller says so. */
  static async begin(
    shell: LogBridge,
    dataKey: Uint8Array,
    database: PalierDatabase,
    space: string | undefined,
    onProgress: (done: number, total: number | null) => void,
  ): Promise<Result<LogWriter, LogFailure>> {
    const { rows, change } = await ownRows(database, (done) => onProgress(done, null));
    const identity = newLogIdentity(space);
    const keys = logKeysOf(dataKey, identity);
    const writer = new LogWriter(shell, identity, keys, { seq: 0, link: '', change: 0 });
    const groups = groupsOfChange({ seq: change, at: new Date().toISOString(), rows }, identity.log, 1);
    for (const [index, group] of groups.entries()) {
      const appended = await writer.#append([group]);
      if (!appended.ok) return appended;
      onProgress(index + 1, groups.length);
    }
    return ok(writer);
  }

  /** Appends what waits; each object is on the disk before the next is sealed. */
  async appendPending(database: PalierDatabase): Promise<Result<null, AppendProblem>> {
    for (;;) {
      const pending = await pendingChanges(database, changesAtOnce, this.#end.change);
      const [first] = pending;
      if (!first) return ok(null);
      if (first.seq > this.#end.change + 1) return refused('gap');
      const appended = await this.#appendChanges(pending);
      if (appended.ok) continue;
      if (appended.code !== 'out-of-step') return appended;
      const caughtUp = await this.#catchUp();
      if (!caughtUp.ok) return caughtUp;
    }
  }

  async acknowledge(database: PalierDatabase): Promise<void> {
    await acknowledgeChanges(database, this.#end.change);
  }

  async #appendChanges(changes: readonly CommandChange[]): Promise<Result<null, LogFailure>> {
    let groups: LogGroup[] = [];
    let bytes = 0;
    let seq = this.#end.seq;
    for (const change of changes) {
      for (const group of groupsOfChange(change, this.identity.log, seq + 1)) {
        seq = group.seq;
        const size = JSON.stringify(group).length;
        if (groups.length > 0 && bytes + size > groupBytes) {
          const appended = await this.#append(groups);
          if (!appended.ok) return appended;
          [groups, bytes] = [[], 0];
        }
        groups.push(group);
        bytes += size;
      }
    }
    return await this.#append(groups);
  }

  async #append(groups: readonly LogGroup[]): Promise<Result<null, LogFailure>> {
    const { name, bytes } = this.#seal(groups);
    const appended = await this.#shell.append({ name, bytes });
    if (!appended.ok) return appended;
    const last = groups.at(-1);
    const change = changeReached(last);
    this.#end = { seq: last?.seq ?? this.#end.seq, link: readObjectName(name)?.hash ?? '', change };
    return appended;
  }

  #seal(groups: readonly LogGroup[]): SealedObject {
    const { log } = this.identity;
    const [from, to] = [groups[0]?.seq ?? 0, groups.at(-1)?.seq ?? 0];
    const body = { log, from, to, deps: {}, prev: this.#end.link, groups: [...groups] };
    const sealed = sealObject(body, this.#keys, crypto.getRandomValues(new Uint8Array(24)));
    if (!sealed.ok) throw new Error(`one row alone is more than an object of the log may hold (${sealed.code})`);
    return sealed.data;
  }

  /** Another window has appended since. */
  async #catchUp(): Promise<Result<null, LogFailure | 'broken'>> {
    const listing = await this.#shell.list({ log: this.identity.log });
    if (!listing.ok) return listing;
    const end = await endOfLog(this.#shell, listing.data, this.#keys);
    if (!end.ok) return end;
    this.#end = end.data;
    return ok(null);
  }
}

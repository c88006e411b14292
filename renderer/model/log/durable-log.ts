import type { ShellBridge } from '../../../shared/shell.ts';
import type { LogFailure } from '../../../shared/space/log-bridge.ts';
import type { LogKeys } from '../../../shared/space/seal-object.ts';
import type { VaultFile } from '../../../shared/space/vault-file.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { lastChange } from '../../db/changes.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { keepLogIdentity } from '../../db/log/keep-log-identity.ts';
import { type LogIdentity, openLogIdentity, sealLogIdentity } from '../../db/log/log-identity.ts';
import { readSetting } from '../../db/settings.ts';
import { packRow } from '../../db/vault/packed-text.ts';
import type { VaultHeader } from '../../db/vault/vault-header.ts';
import { compactLog } from './compact-log.ts';
import { LogWriter } from './log-writer.ts';
import type { LogEnd } from './read-log.ts';

export interface DurableLogPorts {
  readonly shell: Pick<ShellBridge, 'log' | 'vault'>;
  readonly locks: Pick<LockManager, 'request'>;
  readonly database: () => PalierDatabase;
  readonly databaseName: () => string;
  /** 32 bytes, of the vault. */
  readonly dataKey: () => Uint8Array;
  readonly header: () => Promise<VaultHeader | null>;
  /** `null`: all is well again. */
  readonly tellProblem: (problem: LogProblem | null) => void;
  readonly tellProgress: (progress: LogProgress | null) => void;
  /** The log was damaged, and was begun anew with all that the database holds. */
  readonly tellRenewed: () => void;
}

export type LogProblem = 'disk-full' | 'not-writable' | 'disk-failed';

/** Rows and objects of a first snapshot; `total`: not known yet. */
export interface LogProgress {
  readonly done: number;
  readonly total: number | null;
}

/** The same for all windows of this laptop: one of them writes at a time. */
const lockName = 'palier-log';
const compactionLock = 'palier-log-compaction';

/**
 * The log beside the database. What a command has committed is sealed, appended and on the disk before whoever asked hears
 * of it. Where that fails it is said, the rows stay in the database, and they are appended as soon as it goes again.
 */
export class DurableLog {
  readonly #ports: DurableLogPorts;
  #writer: LogWriter | null = null;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(ports: DurableLogPorts) {
    this.#ports = ports;
  }

  /**
   * After an unlock, before anything is shown. `database-behind`: the log holds commands that the database has lost. All else
   * is no reason to keep somebody waiting.
   */
  async resume(): Promise<Result<null, 'database-behind'>> {
    const writer = await this.#alone(() => this.#resumed());
    if (!writer.ok) {
      if (writer.code !== 'none' && writer.code !== 'broken') this.#fail(writer.code);
      if (writer.code === 'broken') this.#ports.tellRenewed();
      return ok(null);
    }
    if (writer.data.end.change > (await lastChange(this.#ports.database()))) return refused('database-behind');
    this.#writer = writer.data;
    return ok(null);
  }

  /** Resolves once all that was committed before it is on the disk, or its failure was told. */
  flush(): Promise<void> {
    if (!this.#running) return (this.#running = this.#run().finally(() => (this.#running = null)));
    return (this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.flush();
    }));
  }

  /** Begins anew with every row that the database holds; what was there before is set aside once that is whole. */
  async renew(): Promise<Result<null, LogFailure>> {
    return await this.#alone(() => this.#renewed());
  }

  /** Writes `vault.json` anew: the header has changed. */
  async keepVault(): Promise<void> {
    const writer = this.#writer;
    if (!writer) return;
    const kept = await this.#alone(() => this.#keepVault(writer));
    if (!kept.ok) this.#fail(kept.code);
  }

  /** Drops from the database what the log has. */
  async acknowledge(): Promise<void> {
    await this.#writer?.acknowledge(this.#ports.database());
  }

  /** How far it has come, and which log it is; `null`: none yet. */
  get end(): LogEnd | null {
    return this.#writer?.end ?? null;
  }

  get keyring(): { readonly identity: LogIdentity; readonly keys: LogKeys } | null {
    return this.#writer && { identity: this.#writer.identity, keys: this.#writer.keys };
  }

  /** Makes few objects of many, as long as there are; another window that does so already is not disturbed. */
  async compact(): Promise<void> {
    const { shell, locks } = this.#ports;
    await locks.request(compactionLock, { ifAvailable: true }, async (lock) => {
      for (let writer = this.#writer; lock && writer; writer = this.#writer)
        if (!(await compactLog(shell.log, writer.identity.log, writer.keys))) return;
    });
  }

  async #run(): Promise<void> {
    const answer = await this.#alone(async () => {
      if (!this.#writer) {
        // Another window may have begun it meanwhile.
        const resumed = await this.#resumed();
        if (resumed.ok) this.#writer = resumed.data;
        else if (resumed.code !== 'none' && resumed.code !== 'broken') return resumed;
      }
      const writer = this.#writer;
      if (!writer) return await this.#renewed();
      const appended = await writer.appendPending(this.#ports.database());
      if (appended.ok || (appended.code !== 'gap' && appended.code !== 'broken')) return appended;
      this.#ports.tellRenewed();
      return await this.#renewed();
    });
    if (answer.ok) this.#ports.tellProblem(null);
    else this.#fail(answer.code);
  }

  async #resumed(): Promise<Result<LogWriter, LogFailure | 'broken' | 'none'>> {
    const { shell, dataKey, database } = this.#ports;
    const identity = (await readSetting('log', database())) ?? (await this.#identityBeside());
    if (!identity) return refused('none');
    const writer = await LogWriter.resume(shell.log, dataKey(), identity);
    if (!writer.ok) return writer;
    await keepLogIdentity(identity, database());
    const tidy = await this.#settle(writer.data);
    return tidy.ok ? writer : tidy;
  }

  /** Begun, and the laptop stopped before the database knew; or the database has forgotten. */
  async #identityBeside(): Promise<LogIdentity | null> {
    const { shell, dataKey } = this.#ports;
    const reading = await shell.vault.read();
    const keys = reading.ok ? reading.data.vault?.keys : null;
    return keys ? openLogIdentity(dataKey(), keys) : null;
  }

  async #renewed(): Promise<Result<null, LogFailure>> {
    const { shell, dataKey, database, tellProgress } = this.#ports;
    const before = await readSetting('log', database());
    try {
      const writer = await LogWriter.begin(shell.log, dataKey(), database(), before?.space, (done, total) =>
        tellProgress({ done, total }),
      );
      if (!writer.ok) return writer;
      const settled = await this.#settle(writer.data, async () => {
        await keepLogIdentity(writer.data.identity, database());
      });
      if (settled.ok) this.#writer = writer.data;
      return settled;
    } finally {
      tellProgress(null);
    }
  }

  /** First `vault.json` names the log, then the database; then the others go out of the way. */
  async #settle(writer: LogWriter, then: () => Promise<void> = async () => {}): Promise<Result<null, LogFailure>> {
    const kept = await this.#keepVault(writer);
    if (!kept.ok) return kept;
    await then();
    const aside = await this.#ports.shell.log.setAsideOthers({ log: writer.identity.log });
    return aside.ok ? ok(null) : aside;
  }

  async #keepVault({ identity, end }: LogWriter): Promise<Result<null, LogFailure>> {
    const { shell, dataKey, databaseName } = this.#ports;
    const header = await this.#ports.header();
    if (!header) return ok(null);
    const reading = await shell.vault.read();
    if (!reading.ok) return reading;
    const wanted = {
      format: 1 as const,
      space: identity.space,
      log: identity.log,
      seq: end.seq,
      header: packRow(header),
      database: databaseName(),
    };
    const there = reading.data.vault;
    if (there && reading.data.damaged === 0 && isSame(there, wanted)) return ok(null);
    return await shell.vault.write({ vault: { ...wanted, keys: sealLogIdentity(dataKey(), identity) } });
  }

  #fail(code: LogFailure | 'broken' | 'gap' | 'none'): void {
    this.#ports.tellProblem(code === 'disk-full' || code === 'not-writable' ? code : 'disk-failed');
  }

  #alone<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return this.#ports.locks.request(lockName, work) as Promise<Answer>;
  }
}

/** The keys are sealed with a new nonce each time: they are those of the log. */
function isSame(there: VaultFile, wanted: Omit<VaultFile, 'keys'>): boolean {
  return (
    there.keys !== null &&
    there.log === wanted.log &&
    there.seq === wanted.seq &&
    there.space === wanted.space &&
    there.header === wanted.header &&
    there.database === wanted.database
  );
}

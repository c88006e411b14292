import { type ChangedRow, keepChange } from '../../db/changes.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { loggedPart, type RecordedTable } from '../../db/own-part.ts';
import type { RecordedRow } from '../../db/record-changes.ts';

/** Of what the synchronisation writes, these hold what the city cannot give again. */
export type OwnTable = Extract<RecordedTable, 'listings' | 'outbox' | 'conflicts'>;

/**
 * What one transaction of the synchronisation does to rows of ours, for the durable log: as a command's, without a line in
 * the journal. The engine reads what it is about to write; what was read is not read again. Thousands of listings that are
 * the city's alone pass without being noted.
 */
export class OwnWrites {
  readonly #database: PalierDatabase;
  /** By table and key, as read or written last. */
  readonly #known = new Map<string, RecordedRow | undefined>();
  readonly #changed = new Map<string, ChangedRow>();

  constructor(database: PalierDatabase) {
    this.#database = database;
  }

  /** `rows` in the order of `keys`. */
  saw(table: OwnTable, keys: readonly string[], rows: readonly (object | undefined)[]): void {
    keys.forEach((key, index) => this.#known.set(`${table}/${key}`, rows[index] as RecordedRow | undefined));
  }

  /** Before it is written. */
  async willPut(table: OwnTable, rows: readonly { readonly id: string }[]): Promise<void> {
    await this.#will(
      table,
      rows.map((row) => [row.id, { ...row }]),
    );
  }

  async willRemove(table: OwnTable, keys: readonly string[]): Promise<void> {
    await this.#will(
      table,
      keys.map((key) => [key, undefined]),
    );
  }

  /** At the end of the transaction, in it. */
  async keep(): Promise<void> {
    const rows = [...this.#changed.values()];
    if (rows.length > 0)
      await keepChange(this.#database, { action: 'synchronised', at: new Date().toISOString(), rows });
  }

  async #will(table: OwnTable, writes: readonly (readonly [string, RecordedRow | undefined])[]): Promise<void> {
    const unread = writes.map(([key]) => key).filter((key) => !this.#known.has(`${table}/${key}`));
    if (unread.length > 0) this.saw(table, unread, await this.#database.table<object, string>(table).bulkGet(unread));
    for (const [key, after] of writes) {
      const name = `${table}/${key}`;
      const before = this.#known.get(name);
      this.#known.set(name, after);
      if (isOwn(table, before) || isOwn(table, after))
        this.#changed.set(name, { before, ...this.#changed.get(name), table, key, after });
    }
  }
}

function isOwn(table: OwnTable, row: RecordedRow | undefined): boolean {
  return row !== undefined && loggedPart(table, row) !== undefined;
}

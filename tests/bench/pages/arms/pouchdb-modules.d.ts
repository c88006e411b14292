/** The little of PouchDB 9 that the bench calls; it ships no types. */
declare module 'pouchdb-browser' {
  export interface PouchDocument {
    readonly _id: string;
    readonly _rev?: string;
    readonly [field: string]: unknown;
  }

  export interface PouchRow {
    readonly id: string;
    readonly value?: { readonly rev: string; readonly deleted?: boolean };
    readonly doc?: PouchDocument;
  }

  export interface PouchChanges extends Promise<{ readonly results: readonly { readonly doc: PouchDocument }[] }> {
    on(event: 'change', listener: () => void): PouchChanges;
    cancel(): void;
  }

  /** As much of a database as the replicator asks of where it reads from. */
  export interface ReplicationSource {
    id(): Promise<string>;
    once(): void;
    removeListener(): void;
    info(): Promise<{ readonly db_name: string; readonly update_seq: number }>;
    readonly activeTasks: {
      add(task: object): string;
      get(task: string): undefined;
      update(): void;
      remove(): void;
    };
    changes(options: { since: number | string }): Promise<object> & {
      on(event: 'change', listener: (change: object) => void): unknown;
      cancel(): void;
    };
    bulkGet(options: {
      docs: readonly { id: string; rev: string }[];
    }): Promise<{ readonly results: readonly object[] }>;
  }

  export default class PouchDB {
    static replicate(
      source: ReplicationSource,
      target: PouchDB,
      options: { batch_size: number; checkpoint: 'target' },
    ): Promise<object>;
    static plugin(adapter: unknown): void;
    constructor(name: string, options: { adapter: string });
    allDocs(options: {
      keys?: readonly string[];
      include_docs?: boolean;
      descending?: boolean;
      limit?: number;
    }): Promise<{ readonly rows: readonly PouchRow[] }>;
    bulkDocs(documents: readonly object[], options?: { new_edits: boolean }): Promise<readonly object[]>;
    changes(options: { since: number | string; live?: boolean; include_docs?: boolean }): PouchChanges;
    destroy(): Promise<void>;
    get<Content>(id: string): Promise<Content & PouchDocument>;
    info(): Promise<{ readonly update_seq: number | string }>;
    put(document: object): Promise<{ readonly rev: string }>;
  }
}

declare module 'pouchdb-adapter-indexeddb' {
  const adapter: unknown;
  export default adapter;
}

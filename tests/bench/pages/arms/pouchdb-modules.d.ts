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

  export default class PouchDB {
    static plugin(adapter: unknown): void;
    constructor(name: string, options: { adapter: string });
    allDocs(options: {
      keys?: readonly string[];
      include_docs?: boolean;
      descending?: boolean;
      limit?: number;
    }): Promise<{ readonly rows: readonly PouchRow[] }>;
    bulkDocs(documents: readonly object[]): Promise<readonly object[]>;
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

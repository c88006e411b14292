import { NonceKeys, nonceLength, openText, sealText } from './row-cipher.ts';

/** What IndexedDB keeps of a sealed row: its clear fields, and the rest as one box. */
export type StoredRow = Record<string, unknown> & { readonly sealed: Uint8Array };

/** A stored row that does not open: altered, cut short, moved, or sealed with another key. Names the row, never its content. */
export class SealBroken extends Error {
  readonly table: string;
  readonly key: string;

  constructor(table: string, key: string) {
    super(`the seal of ${table}/${key} is broken`);
    this.name = 'SealBroken';
    this.table = table;
    this.key = key;
  }
}

export interface Sealer {
  sealAll(table: string, rows: readonly object[], clearFields: readonly string[]): StoredRow[];
  /** In place of a row that does not open is what `broken` answers, or its exception. */
  openAll<Broken>(
    table: string,
    keyField: string,
    stored: readonly (StoredRow | undefined)[],
    broken: (error: SealBroken) => Broken,
  ): (Record<string, unknown> | Broken | undefined)[];
}

/** First byte of every box. A later way of sealing takes the next number and still opens this one. */
const format = 1;

/**
 * Seals rows with XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), synchronously, because an IndexedDB
 * transaction does not wait for a promise that is not its own. A box is format ‖ nonce ‖ ciphertext ‖ tag;
 * the table, the format and every clear field are authenticated with it, so that neither a box nor a
 * clear field can be moved to another row. Rows sealed together share 16 random bytes and count in the last 8.
 */
export function createSealer(key: Uint8Array): Sealer {
  const together = <Answer>(work: (keys: NonceKeys) => Answer): Answer => {
    refuseWiped(key);
    const keys = new NonceKeys(key);
    try {
      return work(keys);
    } finally {
      keys.wipe();
    }
  };

  return {
    sealAll: (table, rows, clearFields) =>
      together((keys) => {
        const nonce = new Uint8Array(nonceLength);
        crypto.getRandomValues(nonce.subarray(0, 16));
        const count = new DataView(nonce.buffer, 16);
        return rows.map((row, index) => {
          count.setUint32(0, index);
          const clear: Record<string, unknown> = {};
          const secret: Record<string, unknown> = {};
          for (const [field, value] of Object.entries(row))
            (clearFields.includes(field) ? clear : secret)[field] = value;
          const sealed = sealText(keys, nonce, context(table, clear), JSON.stringify(secret), 1);
          sealed[0] = format;
          return { ...clear, sealed };
        });
      }),

    openAll: (table, keyField, stored, broken) =>
      together((keys) =>
        stored.map((row) => {
          if (row === undefined) return undefined;
          const { sealed, ...clear } = row;
          try {
            if (!(sealed instanceof Uint8Array) || sealed[0] !== format) throw new Error('not a box');
            const text = openText(keys, context(table, clear), sealed, 1);
            if (text === null) throw new Error('not as it was sealed');
            return { ...(JSON.parse(text) as Record<string, unknown>), ...clear };
          } catch {
            return broken(new SealBroken(table, String(clear[keyField])));
          }
        }),
      ),
  };
}

/**
 * The lock wipes the key, and a transaction may be under way: it must fail as a whole, not go on with 32 zeros for a key,
 * which would open for anybody, and never again for the coordinator.
 */
function refuseWiped(key: Uint8Array): void {
  if (key.every((byte) => byte === 0)) throw new Error('the key has been wiped');
}

const encoder = new TextEncoder();
let scratch = new Uint8Array(1024);

/** Valid until the next call. */
function context(table: string, clear: Readonly<Record<string, unknown>>): Uint8Array {
  const fields = Object.keys(clear).sort();
  const text = JSON.stringify([table, format, fields.map((field) => [field, clear[field]])]);
  // A UTF-16 unit becomes three bytes at most.
  if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

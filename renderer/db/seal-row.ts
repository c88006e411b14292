import { nonceLength, openText, sealText } from './row-cipher.ts';

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
  seal(table: string, row: Readonly<Record<string, unknown>>, clearFields: readonly string[]): StoredRow;
  /** Throws `SealBroken`. */
  open(table: string, keyField: string, stored: StoredRow): Record<string, unknown>;
}

/** First byte of every box. A later way of sealing takes the next number and still opens this one. */
const format = 1;
const encoder = new TextEncoder();

/**
 * Seals rows with XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), synchronously, because an IndexedDB
 * transaction does not wait for a promise that is not its own. A box is format ‖ nonce ‖ ciphertext ‖ tag;
 * the table, the format and every clear field are authenticated with it, so that neither a box nor a
 * clear field can be moved to another row.
 */
export function createSealer(key: Uint8Array): Sealer {
  return {
    seal(table, row, clearFields) {
      refuseWiped(key);
      const clear: Record<string, unknown> = {};
      const secret: Record<string, unknown> = {};
      for (const field of Object.keys(row)) (clearFields.includes(field) ? clear : secret)[field] = row[field];
      const sealed = sealText(key, nextNonce(), context(table, clear), JSON.stringify(secret), 1);
      sealed[0] = format;
      return { ...clear, sealed };
    },

    open(table, keyField, stored) {
      refuseWiped(key);
      const { sealed, ...clear } = stored;
      try {
        if (!(sealed instanceof Uint8Array) || sealed[0] !== format) throw new Error('not a box');
        const text = openText(key, context(table, clear), sealed, 1);
        if (text === null) throw new Error('not as it was sealed');
        return { ...(JSON.parse(text) as Record<string, unknown>), ...clear };
      } catch {
        throw new SealBroken(table, String(clear[keyField]));
      }
    },
  };
}

/**
 * The lock wipes the key, and a transaction may be under way: it must fail as a whole, not go on with 32 zeros for a key,
 * which would open for anybody, and never again for the coordinator.
 */
function refuseWiped(key: Uint8Array): void {
  if (key.every((byte) => byte === 0)) throw new Error('the key has been wiped');
}

function context(table: string, clear: Readonly<Record<string, unknown>>): Uint8Array {
  const fields = Object.keys(clear).sort();
  return encoder.encode(JSON.stringify([table, format, fields.map((field) => [field, clear[field]])]));
}

/** Random bytes are drawn for many rows at once: one draw costs as much as sealing a short row. */
const drawn = new Uint8Array(nonceLength * 512);
let used = drawn.length;

function nextNonce(): Uint8Array {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  used += nonceLength;
  return drawn.slice(used - nonceLength, used);
}

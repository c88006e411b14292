import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';

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

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Draws a nonce of 24 bytes for each box, and puts it before the ciphertext. */
const cipher = managedNonce(xchacha20poly1305);

/**
 * Seals rows with XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), synchronously, because an IndexedDB
 * transaction does not wait for a promise that is not its own. A box is format ‖ nonce ‖ ciphertext ‖ tag;
 * the table, the format and every clear field are authenticated with it, so that neither a box nor a
 * clear field can be moved to another row.
 */
export function createSealer(key: Uint8Array): Sealer {
  return {
    sealAll(table, rows, clearFields) {
      refuseWiped(key);
      return rows.map((row) => {
        const clear: Record<string, unknown> = {};
        const secret: Record<string, unknown> = {};
        for (const [field, value] of Object.entries(row)) (clearFields.includes(field) ? clear : secret)[field] = value;
        return { ...clear, sealed: sealText(key, context(table, clear), JSON.stringify(secret)) };
      });
    },

    openAll(table, keyField, stored, broken) {
      refuseWiped(key);
      return stored.map((row) => {
        if (row === undefined) return undefined;
        const { sealed, ...clear } = row;
        try {
          const text = openText(key, context(table, clear), sealed);
          return { ...(JSON.parse(text) as Record<string, unknown>), ...clear };
        } catch {
          return broken(new SealBroken(table, String(clear[keyField])));
        }
      });
    },
  };
}

function sealText(key: Uint8Array, context: Uint8Array, text: string): Uint8Array {
  const plain = encoder.encode(text);
  const box = cipher(key, context).encrypt(plain);
  plain.fill(0);
  const sealed = new Uint8Array(1 + box.length);
  sealed[0] = format;
  sealed.set(box, 1);
  return sealed;
}

/** Throws where key, context or a bit of the box is not what it was. */
function openText(key: Uint8Array, context: Uint8Array, sealed: unknown): string {
  if (!(sealed instanceof Uint8Array) || sealed[0] !== format) throw new Error('not a box');
  // A copy, because the cipher takes words of four bytes at once where they begin at a multiple of four.
  const plain = cipher(key, context).decrypt(sealed.slice(1));
  try {
    return decoder.decode(plain);
  } finally {
    plain.fill(0);
  }
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

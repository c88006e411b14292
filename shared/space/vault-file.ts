import * as v from 'valibot';

const identity = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/));
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/=]{1,20000}$/));

/**
 * What the host keeps beside the database, in `vault.json`: that there is a vault, and everything that its passphrase or its
 * recovery key needs to open the log, were the database gone. Nothing in it is in clear but identities and numbers.
 */
export const vaultFileSchema = v.strictObject({
  format: v.literal(1),
  space: identity,
  /** The log that is written now; `null`: none is whole yet. */
  log: v.nullable(identity),
  /** Its last sequence number when this was written: the log has at least so much. */
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** The header of the vault as the database has it, packed: wrapped keys, salts, costs. */
  header: base64,
  /** Sealed with the vault's key: what signs and seals the log. `null`: as `log`. */
  keys: v.nullable(base64),
  /** Name of the browser's database. */
  database: v.pipe(v.string(), v.regex(/^palier(-\d{1,6})?$/)),
});
export type VaultFile = v.InferOutput<typeof vaultFileSchema>;

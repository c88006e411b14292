import * as v from 'valibot';

const recipient = v.pipe(v.string(), v.regex(/^age1[02-9ac-hj-np-z]{58}$/));
const sealedFile = v.pipe(v.string(), v.base64());

/** What backups are sealed with, as the sealed database keeps it. */
export const backupKeysSchema = v.object({
  /** The newest first, to which is sealed; the others open what was made before. */
  identities: v.pipe(v.array(v.pipe(v.string(), v.regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/))), v.minLength(1)),
  /** `null` until the recovery key has been seen, which is kept nowhere. */
  recoveryRecipient: v.nullable(recipient),
  /** `cle.age` and `secours.age` in base64; `null` until the passphrase, or the recovery key, has been seen. */
  keyFile: v.nullable(sealedFile),
  recoveryKeyFile: v.nullable(sealedFile),
});
export type BackupKeys = v.InferOutput<typeof backupKeysSchema>;

import { bech32 } from '@scure/base';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ok, refused, type Result } from '../result.ts';

/** `AGE-SECRET-KEY-1…`: what opens. */
export type AgeIdentity = string;
/** `age1…`: to whom is sealed; it opens nothing. */
export type AgeRecipient = string;

/** Sealed to nobody who is asked; or not age at all; or no longer as it was sealed. */
export type AgeProblem = 'wrong-key' | 'not-a-backup' | 'altered';

/** The same cost as for the vault: 128 MB and about a second. */
const passphraseWork = 17;
/** 150 random bits need no slow derivation. */
const recoveryWork = 10;
/** What a file of identities may cost at the most, whoever made it: 256 MB. */
const mostWork = 18;
const firstLine = 'age-encryption.org/v1\n';

export const newIdentity = generateX25519Identity;
export const recipientOf: (identity: AgeIdentity) => Promise<AgeRecipient> = identityToRecipient;

/** The identity that a recovery key has by itself. `secret`: its 30 characters, as `readRecoveryKey` answers them. */
export function recoveryIdentity(secret: string): AgeIdentity {
  const scalar = hkdf(sha256, utf8ToBytes(secret), undefined, utf8ToBytes('palier backup recovery 1'), 32);
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', scalar).toUpperCase();
}

/** Seals to each of these: any one of their identities opens. */
export async function sealTo(recipients: readonly AgeRecipient[], content: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(content);
}

export async function openWith(
  identities: readonly AgeIdentity[],
  sealed: Uint8Array,
): Promise<Result<Uint8Array, AgeProblem>> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return await opened(decrypter, sealed);
}

/**
 * Identities in a file that a passphrase opens, as `age -d -i cle.age` reads it: one a line, the newest first. A passphrase is
 * the same in composed and decomposed accents (NFKC), as for the vault.
 */
export async function sealIdentities(
  identities: readonly AgeIdentity[],
  by: { readonly passphrase: string } | { readonly recoveryKey: string },
  work: number = 'passphrase' in by ? passphraseWork : recoveryWork,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase('passphrase' in by ? by.passphrase.normalize('NFKC') : by.recoveryKey);
  encrypter.setScryptWorkFactor(work);
  return await encrypter.encrypt(`${identities.join('\n')}\n`);
}

export async function openIdentities(file: Uint8Array, passphrase: string): Promise<Result<AgeIdentity[], AgeProblem>> {
  const head = textOf(file.subarray(0, 200));
  if (Number(/^-> scrypt \S+ (\d+)$/m.exec(head)?.[1] ?? 0) > mostWork) return refused('not-a-backup');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFKC'));
  const content = await opened(decrypter, file);
  if (!content.ok) return content;
  const lines = textOf(content.data.subarray(0, 16 * 1024)).split(/\r?\n/);
  const identities = lines.filter((line) => /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(line));
  return identities.length > 0 ? ok(identities) : refused('not-a-backup');
}

async function opened(decrypter: Decrypter, sealed: Uint8Array): Promise<Result<Uint8Array, AgeProblem>> {
  if (!isAge(sealed)) return refused('not-a-backup');
  try {
    return ok(await decrypter.decrypt(sealed));
  } catch (error) {
    const noKey = error instanceof Error && error.message.includes('no identity matched');
    return refused(noKey ? 'wrong-key' : 'altered');
  }
}

function isAge(file: Uint8Array): boolean {
  return textOf(file.subarray(0, firstLine.length)) === firstLine;
}

/** Of ASCII, which the head of an age file and identities are. */
function textOf(bytes: Uint8Array): string {
  return String.fromCodePoint(...bytes);
}

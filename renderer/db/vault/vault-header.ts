import Dexie, { type EntityTable } from 'dexie';
import { isVaultHeader } from './read-vault-header.ts';
import { assertWritable } from '../refuse-writes.ts';

/** How hard scrypt works (RFC 7914), kept beside the key so that it can be raised later. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** The data key, wrapped twice. Salts and boxes only: nothing here tells who, what or how many. */
export interface VaultHeader {
  readonly id: 'vault' | `aside-${number}`;
  readonly format: 1;
  readonly scrypt: ScryptCost & { readonly salt: Uint8Array };
  /** nonce ‖ ciphertext ‖ tag, XChaCha20-Poly1305. */
  readonly byPassphrase: Uint8Array;
  readonly recoverySalt: Uint8Array;
  readonly byRecoveryKey: Uint8Array;
  /** Of the database that it opens, where that is not the first one. */
  readonly database?: string;
}

/** What lies in the header's place is not a header: a failing disk. No passphrase is wrong for that. */
export class HeaderDamaged extends Error {}

/** The only database in clear. Opened for each reading, so that no connection outlives its need. */
class VaultDatabase extends Dexie {
  declare headers: EntityTable<VaultHeader, 'id'>;

  constructor() {
    super('palier-vault', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ headers: 'id' });
  }
}

/** @throws `HeaderDamaged` where it is there and not what was written */
export async function readHeader(): Promise<VaultHeader | null> {
  const header: unknown = await withHeaders((headers) => headers.get('vault'));
  if (header === undefined) return null;
  if (!isVaultHeader(header)) throw new HeaderDamaged();
  return header;
}

/** Puts one that was recovered in the place of what was there, and keeps that beside it. */
export async function replaceHeader(header: VaultHeader): Promise<void> {
  await withHeaders(async (headers) => {
    const before: object | undefined = await headers.get('vault');
    if (before) await headers.add({ ...header, ...before, id: `aside-${Date.now()}` });
    await headers.put(header);
  });
}

async function withHeaders<Answer>(use: (headers: VaultDatabase['headers']) => PromiseLike<Answer>): Promise<Answer> {
  const database = new VaultDatabase();
  try {
    return await use(database.headers);
  } finally {
    database.close();
  }
}

/** Refuses to replace: a second header would lose the key of everything sealed before. */
export async function addHeader(header: VaultHeader): Promise<void> {
  assertWritable();
  await withHeaders((headers) => headers.add(header));
}

/** Changes one of the two wrappings; the other stays, so that there is a way in at every moment. */
export async function changeHeader(
  change: Pick<VaultHeader, 'scrypt' | 'byPassphrase'> | Pick<VaultHeader, 'recoverySalt' | 'byRecoveryKey'>,
): Promise<void> {
  assertWritable();
  await withHeaders((headers) => headers.update('vault', change));
}

import Dexie, { type EntityTable } from 'dexie';

/** How hard scrypt works (RFC 7914), kept beside the key so that it can be raised later. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** The data key, wrapped twice. Salts and boxes only: nothing here tells who, what or how many. */
export interface VaultHeader {
  readonly id: 'vault';
  readonly format: 1;
  readonly scrypt: ScryptCost & { readonly salt: Uint8Array };
  /** nonce ‖ ciphertext ‖ tag, XChaCha20-Poly1305. */
  readonly byPassphrase: Uint8Array;
  readonly recoverySalt: Uint8Array;
  readonly byRecoveryKey: Uint8Array;
}

/** The only database in clear. Opened for each reading, so that no connection outlives its need. */
class VaultDatabase extends Dexie {
  declare headers: EntityTable<VaultHeader, 'id'>;

  constructor() {
    super('palier-vault', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ headers: 'id' });
  }
}

export async function readHeader(): Promise<VaultHeader | null> {
  const database = new VaultDatabase();
  try {
    return (await database.headers.get('vault')) ?? null;
  } finally {
    database.close();
  }
}

/** Refuses to replace: a second header would lose the key of everything sealed before. */
export async function addHeader(header: VaultHeader): Promise<void> {
  const database = new VaultDatabase();
  try {
    await database.headers.add(header);
  } finally {
    database.close();
  }
}

/** Changes one of the two wrappings; the other stays, so that there is a way in at every moment. */
export async function changeHeader(
  change: Pick<VaultHeader, 'scrypt' | 'byPassphrase'> | Pick<VaultHeader, 'recoverySalt' | 'byRecoveryKey'>,
): Promise<void> {
  const database = new VaultDatabase();
  try {
    await database.headers.update('vault', change);
  } finally {
    database.close();
  }
}

import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { writeDurably } from './durable-file.ts';
import { privateFile, privateFolder } from './private-folder.ts';
import { cityAccountSchema, type CityAccount } from '../../shared/shell.ts';

/** The operating system's own safe for small secrets. */
export interface SecretStore {
  /** `null` when this computer has no safe worth the name. */
  seal(secret: string): Promise<Uint8Array | null>;
  /** `null` when the secret cannot be read back: another session, another computer, a new key. */
  unseal(sealed: Uint8Array): Promise<string | null>;
}

const keptSchema = v.object({
  version: v.literal(1),
  address: v.string(),
  account: cityAccountSchema,
  token: v.string(),
});

interface KeptConnection {
  readonly address: string;
  readonly account: CityAccount;
  readonly token: string;
}

export interface ConnectionFile {
  /** False when the token could not be kept safely: then nothing at all is kept. */
  keep(connection: KeptConnection): Promise<boolean>;
  recall(): Promise<KeptConnection | null>;
  forget(): Promise<void>;
}

/** Keeps the sign-in to the city in one file, readable by its owner only, whose token is sealed by the system. */
export function openConnectionFile(file: string, secrets: SecretStore): ConnectionFile {
  async function write(text: string): Promise<void> {
    await privateFolder(dirname(file));
    await writeDurably(file, text);
  }

  return {
    async keep({ address, account, token }) {
      const sealed = await secrets.seal(token);
      if (!sealed) {
        await rm(file, { force: true });
        return false;
      }
      const kept = { version: 1, address, account, token: Buffer.from(sealed).toString('base64') };
      return write(`${JSON.stringify(kept, null, 2)}\n`).then(
        () => true,
        () => false,
      );
    },
    async recall() {
      try {
        await privateFile(file);
        const kept = v.parse(keptSchema, JSON.parse(await readFile(file, 'utf8')));
        const token = await secrets.unseal(new Uint8Array(Buffer.from(kept.token, 'base64')));
        return token === null ? null : { address: kept.address, account: kept.account, token };
      } catch {
        // Absent or damaged: the coordinator signs in again, which costs one paste of the token.
        return null;
      }
    },
    async forget() {
      await rm(file, { force: true });
    },
  };
}

import * as v from 'valibot';
import type { VaultHeader } from './vault-header.ts';
import { unpackRow } from './packed-text.ts';

const bytes = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length),
  );
/** nonce (24) ‖ key (32) ‖ tag (16) */
const box = bytes(72);
const cost = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Members that this version does not know stay. */
const headerSchema = v.looseObject({
  id: v.literal('vault'),
  format: v.literal(1),
  scrypt: v.object({
    N: v.pipe(cost, v.maxValue(2 ** 20)),
    r: v.pipe(cost, v.maxValue(32)),
    p: v.pipe(cost, v.maxValue(16)),
    salt: bytes(16),
  }),
  byPassphrase: box,
  recoverySalt: bytes(16),
  byRecoveryKey: box,
});

/** Is what a database or a file holds the header of a vault? One that is damaged is none, and never a wrong passphrase. */
export function isVaultHeader(value: unknown): value is VaultHeader {
  return v.is(headerSchema, value);
}

/** Of `vault.json`; `null`: it holds none. */
export function readPackedHeader(text: string): VaultHeader | null {
  try {
    const header = unpackRow(text);
    return isVaultHeader(header) ? header : null;
  } catch {
    return null;
  }
}

import * as v from 'valibot';
import type { Result } from '../result.ts';
import { type VaultFile, vaultFileSchema } from './vault-file.ts';

/** `out-of-step`: the object does not follow the last one of its log. `altered`: its bytes are not those of its name. */
export type LogFailure = 'disk-full' | 'not-writable' | 'disk-failed' | 'out-of-step' | 'altered' | 'absent';

export interface LogListing {
  readonly objects: readonly { readonly name: string; readonly state: 'whole' | 'torn' | 'altered' }[];
  /** Its end was torn: that was cut at the last whole object, and is kept aside. */
  readonly cut: boolean;
}

interface VaultReading {
  /** `null`: there is none that is sound. */
  readonly vault: VaultFile | null;
  /** Of its two copies, how many are there and not sound. */
  readonly damaged: number;
  /** Written by a later Palier. */
  readonly newer: boolean;
  /** Objects of a log are there, whoever's. */
  readonly hasLog: boolean;
}

const logIdentity = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/));
const objectName = v.pipe(v.string(), v.maxLength(120), v.regex(/^[0-9a-f-]+$/));
const logObject = v.object({
  name: objectName,
  bytes: v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.byteLength <= 1024 * 1024),
  ),
});

export const logCalls = {
  'vault:read': v.undefined(),
  'vault:write': v.object({ vault: vaultFileSchema }),
  'log:list': v.object({ log: logIdentity }),
  'log:read': v.object({ name: objectName }),
  'log:append': logObject,
  'log:compact': logObject,
  'log:remove': v.object({ names: v.pipe(v.array(objectName), v.maxLength(10_000)) }),
  'log:set-aside-others': v.object({ log: v.nullable(logIdentity) }),
} as const;

export interface VaultBridge {
  read(): Promise<Result<VaultReading, LogFailure>>;
  write(argument: { vault: VaultFile }): Promise<Result<null, LogFailure>>;
}

export interface LogBridge {
  list(argument: { log: string }): Promise<Result<LogListing, LogFailure>>;
  read(argument: { name: string }): Promise<Result<{ bytes: Uint8Array }, LogFailure>>;
  /** Answered once it is on the disk itself. */
  append(argument: { name: string; bytes: Uint8Array }): Promise<Result<null, LogFailure>>;
  compact(argument: { name: string; bytes: Uint8Array }): Promise<Result<null, LogFailure>>;
  remove(argument: { names: readonly string[] }): Promise<Result<null, LogFailure>>;
  /** Every other log goes out of the way, with `null` all; nothing is deleted. */
  setAsideOthers(argument: { log: string | null }): Promise<Result<{ moved: number }, LogFailure>>;
}

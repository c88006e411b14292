import type { PalierDatabase } from '../database.ts';
import { putSetting } from '../settings.ts';
import type { LogIdentity } from './log-identity.ts';

/** Nobody's record: neither in the journal nor in the log itself, and never taken back. See `isKept`. */
export async function keepLogIdentity(identity: LogIdentity, database: PalierDatabase): Promise<void> {
  await putSetting('log', identity, database);
}

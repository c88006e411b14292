import * as v from 'valibot';
import { backupKeysSchema } from '../../shared/backup/backup-keys-schema.ts';
import { barrierSchema } from '../../shared/domain/barrier.ts';
import { depositDraftSchema } from '../../shared/domain/deposit-draft.ts';
import { communeSchema } from '../../shared/domain/quartier.ts';
import { streetLinesSchema } from '../../shared/geocoding/street-lines.ts';
import { paperSettingsSchema } from '../../shared/paper/paper-settings-schema.ts';
import { syncStateSchema } from '../../shared/sync/sync-state-schema.ts';
import type { PalierDatabase } from './database.ts';
import { logIdentitySchema } from './log/log-identity.ts';
import { db } from './open-database.ts';

/** Every single value that the database keeps, and what is read where there is none, or one that is not understood. */
const settings = {
  /** Where the first start was left; `null` once it has been gone through. */
  'first-start': setting(v.picklist(['recovery-key', 'city', 'fetch']), null),
  /** The one deposit that is being typed: removed in the very transaction that validates it. */
  'draft:deposit': setting(depositDraftSchema, null),
  barriers: setting(v.array(barrierSchema), []),
  commune: setting(communeSchema, null),
  /** The streets that the map draws, made from the address base. */
  'street-lines': setting(streetLinesSchema, []),
  paper: setting(paperSettingsSchema, { association: '', coordinator: '', phone: '', until: '' }),
  'backup-keys': setting(backupKeysSchema, null),
  /** What the last backup had in it. */
  'backup-made': setting(v.object({ at: v.string(), lastChange: v.number() }), null),
  /** `null`: no log is whole yet. */
  log: setting(logIdentitySchema, null),
  'sync-state': setting(syncStateSchema, null),
};

type Settings = typeof settings;
export type SettingKey = keyof Settings;
export type SettingValue<Key extends SettingKey> = v.InferOutput<Settings[Key]['schema']>;

/** The same, so that a key and its value are one to the compiler. */
const settingOf: {
  readonly [Key in SettingKey]: Setting<v.GenericSchema<unknown, SettingValue<Key>>, Settings[Key]['otherwise']>;
} = settings;

/**
 * One value, as its schema has it. What an earlier version, a later one or a failing disk has left there otherwise is never
 * met by the application: it gets what it would get without it, and a broken seal is named to the coordinator.
 */
export async function readSetting<Key extends SettingKey>(
  key: Key,
  database: PalierDatabase = db(),
): Promise<SettingValue<Key> | Settings[Key]['otherwise']> {
  // Asked for alone, a row whose seal is broken would throw.
  const [row] = await database.settings.bulkGet([key]);
  const { schema, otherwise } = settingOf[key];
  const kept = v.safeParse(schema, row?.value);
  return kept.success ? kept.output : otherwise;
}

/** Throws, and writes nothing, where the schema refuses the value: it could not be read back. */
export async function putSetting<Key extends SettingKey>(
  key: Key,
  value: SettingValue<Key>,
  database: PalierDatabase = db(),
): Promise<void> {
  await database.settings.put({ key, value: v.parse(settingOf[key].schema, value) });
}

export async function deleteSetting(key: SettingKey, database: PalierDatabase = db()): Promise<void> {
  await database.settings.delete(key);
}

interface Setting<Schema extends v.GenericSchema, Otherwise> {
  readonly schema: Schema;
  readonly otherwise: Otherwise;
}

function setting<Schema extends v.GenericSchema, Otherwise extends v.InferOutput<Schema> | null>(
  schema: Schema,
  otherwise: Otherwise,
): Setting<Schema, Otherwise> {
  return { schema, otherwise };
}

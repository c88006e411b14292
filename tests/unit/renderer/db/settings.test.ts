import fc from '../../../properties.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, damagedRows, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import {
  deleteSetting,
  putSetting,
  readSetting,
  type SettingKey,
  type SettingValue,
} from '../../../../renderer/db/settings.ts';
import { emptyDraft } from '../../../../shared/domain/deposit-draft.ts';
import { commune } from '../../../fixtures/cachan.ts';
import { forgetEverything, rawContent, rawPut } from './fresh-database.ts';

const railway = {
  id: '01900000-0000-7000-8000-00000000000b',
  name: 'Voie ferrée',
  line: [
    { lat: 48.79, lon: 2.33 },
    { lat: 48.8, lon: 2.34 },
  ],
  crossings: [],
};

/** One value of each, and what is read without it. */
const examples: { readonly [Key in SettingKey]: readonly [SettingValue<Key>, SettingValue<Key> | null] } = {
  'first-start': ['city', null],
  'draft:deposit': [{ ...emptyDraft(), title: 'Courses du mardi' }, null],
  barriers: [[railway], []],
  commune: [commune, null],
  'street-lines': [[{ name: 'Rue des Vignes', positions: [[48.79, 2.33]] }], []],
  paper: [
    { association: 'Entraide du Coteau', coordinator: 'Odile', phone: '01 99 00 12 34', until: '13 h' },
    { association: '', coordinator: '', phone: '', until: '' },
  ],
  'backup-keys': [
    {
      identities: [`AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
      recoveryRecipient: `age1${'q'.repeat(58)}`,
      keyFile: 'YWdl',
      recoveryKeyFile: null,
    },
    null,
  ],
  'backup-made': [{ at: '2026-11-28T18:00:00.000Z', lastChange: 7 }, null],
  log: [{ space: 'a'.repeat(20), log: 'b'.repeat(20), signing: 'c'.repeat(64) }, null],
  'sync-state': [{ cursor: 'c7', lastCursor: null, generation: 3, fullPass: 'none', halted: false }, null],
};
const keys = Object.keys(examples) as SettingKey[];

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(7));
});

describe.each(keys)('the setting « %s »', (key) => {
  const [value, without] = examples[key];

  it('is read as it was put, and is gone once deleted', async () => {
    expect(await readSetting(key)).toEqual(without);
    await putSetting(key, value);
    expect(await readSetting(key)).toEqual(value);
    await deleteSetting(key);
    expect(await readSetting(key)).toEqual(without);
  });

  it('is as if it were not there when what lies there is not of its kind', async () => {
    const foreign = fc.anything().filter((one) => JSON.stringify(one) !== undefined && !Array.isArray(one));
    await fc.assert(
      fc.asyncProperty(foreign, async (kept) => {
        await db().settings.put({ key, value: kept });
        expect(await readSetting(key)).toEqual(without);
      }),
      { numRuns: 50, examples: [[null], [{}], ['Courses'], [7]] },
    );
  });

  it('is as if it were not there, and is named as damaged, when its seal is broken', async () => {
    await putSetting(key, value);
    const stored = (await rawContent('palier')).find(({ table }) => table === 'settings')?.value as {
      sealed: Uint8Array;
    };
    stored.sealed[30] = (stored.sealed[30] ?? 0) ^ 1;
    await rawPut('palier', 'settings', stored);
    expect(await readSetting(key)).toEqual(without);
    expect(damagedRows()).toEqual([{ table: 'settings', key }]);
  });
});

it.each<[SettingKey, unknown]>([
  ['barriers', [{ ...railway, line: railway.line.slice(1) }]],
  ['street-lines', [{ name: 'Rue des Vignes', positions: [[48.79]] }]],
  ['street-lines', [{ name: 'Rue des Vignes', positions: [[48.79, '2.33']] }]],
  ['commune', { ...commune, polygons: [[[2.33, 48.79]]] }],
  ['commune', { ...commune, code: 94016 }],
  ['sync-state', { cursor: 'c7', generation: 0, fullPass: 'none', halted: false }],
  ['sync-state', { cursor: 'c7', generation: 3, fullPass: 'half', halted: false }],
  ['draft:deposit', { ...emptyDraft(), kind: 'wish' }],
])('a value of « %s » that is wrong in one place is refused whole', async (key, value) => {
  await db().settings.put({ key, value });
  expect(await readSetting(key)).toEqual(examples[key][1]);
});

it('what could not be read back is not written over what is there', async () => {
  await putSetting('barriers', [railway]);
  await expect(putSetting('barriers', [{ ...railway, line: [] }])).rejects.toThrow();
  expect(await readSetting('barriers')).toEqual([railway]);
});

it('is read and written within the transaction of the caller, and taken back with it', async () => {
  await putSetting('barriers', [railway]);
  const failing = db().transaction('rw', db().settings, async () => {
    const [first] = await readSetting('barriers');
    if (first) await putSetting('barriers', [first, { ...first, name: 'Aqueduc' }]);
    expect(await readSetting('barriers')).toHaveLength(2);
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
  expect(await readSetting('barriers')).toEqual([railway]);
});

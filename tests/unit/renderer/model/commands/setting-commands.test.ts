import { beforeEach, expect, it } from 'vitest';
import { pendingChanges } from '../../../../../renderer/db/changes.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { readSetting } from '../../../../../renderer/db/settings.ts';
import { changeBarriers } from '../../../../../renderer/model/commands/barrier-commands.ts';
import {
  dropDepositDraft,
  keepDepositDraft,
  keepFirstStep,
} from '../../../../../renderer/model/commands/passing-settings.ts';
import { keepPaperSettings } from '../../../../../renderer/model/commands/setting-commands.ts';
import { emptyDraft } from '../../../../../shared/domain/deposit-draft.ts';
import { forgetEverything } from '../../db/fresh-database.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

const noted = async () => ({
  journal: (await db().audit.toArray()).map(({ action }) => action),
  kept: (await pendingChanges(db(), Infinity)).length,
});

it('notes who signs the paper once for each time that it is another, and nothing of their names', async () => {
  const paper = { association: 'Voisins', coordinator: 'Monique', phone: '', until: '' };
  await keepPaperSettings(paper);
  await keepPaperSettings({ ...paper });
  expect(await readSetting('paper')).toEqual(paper);
  expect(await noted()).toEqual({ journal: ['settings-changed'], kept: 1 });
  expect(JSON.stringify(await db().audit.toArray())).not.toContain('Monique');
});

it('keeps a half-typed deposit and the step of the first start, and notes nothing of them', async () => {
  await keepDepositDraft({ ...emptyDraft(), title: 'Courses' });
  await keepFirstStep('city');
  expect((await readSetting('draft:deposit'))?.title).toBe('Courses');
  expect(await readSetting('first-start')).toBe('city');
  await dropDepositDraft();
  await keepFirstStep(null);
  expect([await readSetting('draft:deposit'), await readSetting('first-start')]).toEqual([null, null]);
  expect(await noted()).toEqual({ journal: [], kept: 0 });
});

it('takes a barrier back, but not over one that was drawn since', async () => {
  const line = [
    { lat: 48.78, lon: 2.332 },
    { lat: 48.8, lon: 2.332 },
  ];
  const barrier = (id: string) => ({ id, name: 'Voie ferrée', line, crossings: [] });
  const { undo } = await changeBarriers((all) => [...all, barrier('0192f0c0-0000-7000-8000-000000000001')]);
  const later = await changeBarriers((all) => [...all, barrier('0192f0c0-0000-7000-8000-000000000002')]);
  expect(await undo()).toEqual({ ok: false, code: 'changed-since' });
  expect(await readSetting('barriers')).toHaveLength(2);
  expect(await later.undo()).toMatchObject({ ok: true });
  expect(await undo()).toMatchObject({ ok: true });
  expect(await readSetting('barriers')).toEqual([]);
});

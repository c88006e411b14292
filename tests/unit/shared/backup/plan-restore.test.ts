import fc from '../../../properties.ts';
import { expect, it } from 'vitest';
import { type BackupRow, backupTables, rowKeyOf } from '../../../../shared/backup/backup-tables.ts';
import { planRestore, type RestorePlan } from '../../../../shared/backup/plan-restore.ts';
import type { BackupTables } from '../../../../shared/backup/write-archive.ts';
import { anyTables, sample } from './archive-of.ts';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is here once the plan has been carried out. */
function carriedOut(here: BackupTables, plan: RestorePlan): BackupTables {
  return Object.fromEntries(
    backupTables.map((table) => {
      const rows = new Map((here[table] ?? []).map((row) => [rowKeyOf(table, row), row]));
      for (const key of plan[table].removed) rows.delete(key);
      for (const row of [...plan[table].added, ...plan[table].changed]) rows.set(rowKeyOf(table, row), row);
      return [table, [...rows.values()]];
    }),
  );
}

const neighbour = (id: string, updatedAt: string): BackupRow => ({ ...sample.neighbours[0], id, updatedAt });

it('brings everything of a backup into an empty database', () => {
  for (const mode of ['merge', 'replace'] as const) {
    expect(carriedOut({}, planRestore({}, sample, mode, isSame))).toEqual(sample);
  }
});

it('finds nothing to do where both say the same', () => {
  for (const mode of ['merge', 'replace'] as const) {
    for (const { added, changed, removed } of Object.values(planRestore(sample, sample, mode, isSame))) {
      expect([added, changed, removed]).toEqual([[], [], []]);
    }
  }
});

it('replaces everything but the journals, and what is of this laptop alone', () => {
  fc.assert(
    fc.property(anyTables, anyTables, (here, backup) => {
      const after = carriedOut(here, planRestore(here, backup, 'replace', isSame));
      for (const table of ['listings', 'neighbours', 'outbox', 'addresses'] as const) {
        expect(new Set(after[table])).toEqual(new Set(backup[table]));
      }
      expect(after.audit).toEqual(expect.arrayContaining([...(here.audit ?? [])]));
    }),
    { numRuns: 40 },
  );
});

it('takes nothing away when it merges', () => {
  fc.assert(
    fc.property(anyTables, anyTables, (here, backup) => {
      const plan = planRestore(here, backup, 'merge', isSame);
      for (const table of backupTables) expect(plan[table].removed).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('keeps the newer of two, and what is here where neither says when', () => {
  const here = {
    neighbours: [neighbour('a', '2026-11-02'), neighbour('b', '2026-11-02')],
    volunteers: sample.volunteers,
  };
  const backup = {
    neighbours: [neighbour('a', '2026-11-01'), neighbour('b', '2026-11-03')],
    volunteers: [{ ...sample.volunteers[0], maxDoors: 3 }],
  };
  const plan = planRestore(here, backup, 'merge', isSame);
  expect(plan.neighbours.changed).toEqual([neighbour('b', '2026-11-03')]);
  expect(plan.volunteers.changed).toEqual([]);
});

it('sends nothing a second time of a listing that is here already', () => {
  expect(planRestore({ listings: sample.listings }, sample, 'merge', isSame).outbox.added).toEqual([]);
  expect(planRestore({}, sample, 'merge', isSame).outbox.added).toEqual(sample.outbox);
});

it('does not bring back what the city has deleted since', () => {
  const plan = planRestore({ deletedListings: [{ id: 'l1', version: 2 }] }, sample, 'merge', isSame);
  expect([plan.listings.added, plan.outbox.added, plan.conflicts.added]).toEqual([[], [], []]);
});

it('does not give two sheets one number', () => {
  const plan = planRestore({ sheets: [{ ...sample.sheets[0], id: 'other' }] }, sample, 'merge', isSame);
  expect(plan.sheets.added).toEqual([]);
});

it('leaves the outlines that are here together', () => {
  const plan = planRestore({ quartiers: [{ id: 'q9', name: 'Nord', polygons: [] }] }, sample, 'merge', isSame);
  expect(plan.quartiers.added).toEqual([]);
});

it('leaves where the exchange stands, the log and the keys to this laptop', () => {
  const settings = ['sync-state', 'log', 'backup-keys', 'first-start'].map((key) => ({ key, value: 1 }));
  for (const mode of ['merge', 'replace'] as const) {
    expect(planRestore({}, { settings }, mode, isSame).settings.added).toEqual([]);
    expect(planRestore({ settings }, {}, mode, isSame).settings.removed).toEqual([]);
  }
});

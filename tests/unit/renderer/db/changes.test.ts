import { beforeEach, describe, expect, it } from 'vitest';
import {
  acknowledgeChanges,
  type ChangedRow,
  keepChange,
  mostChangedRows,
  mostChanges,
  pendingChanges,
} from '../../../../renderer/db/changes.ts';
import { closeDatabase, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import { forgetEverything } from './fresh-database.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

function row(key: string): ChangedRow {
  return { table: 'overlays', key, before: undefined, after: { listingId: key, note: 'Sonner deux fois' } };
}

async function keep(rows: readonly ChangedRow[]): Promise<void> {
  await keepChange(db(), { action: 'note-kept', at: '2026-11-28T10:00:00.000Z', rows });
}

const numbers = async () => (await pendingChanges(db(), 10_000)).map(({ seq }) => seq);

describe('what commands changed, until the log has it', () => {
  it('is numbered without a gap, and says nothing of a row that ended as it began', async () => {
    await keep([row('a')]);
    await keep([{ ...row('b'), before: row('b').after }]);
    await keep([row('c')]);
    expect(await numbers()).toEqual([1, 2]);
  });

  it('goes once it is acknowledged, and no number is given twice', async () => {
    for (const key of ['a', 'b', 'c']) await keep([row(key)]);
    await acknowledgeChanges(db(), 2);
    expect(await numbers()).toEqual([3]);
    await acknowledgeChanges(db(), 3);
    expect(await numbers()).toEqual([]);
    await keep([row('d')]);
    expect(await numbers()).toEqual([4]);
  });

  it('is not acknowledged further than it goes', async () => {
    await keep([row('a')]);
    await acknowledgeChanges(db(), 1_000);
    await keep([row('b')]);
    expect(await numbers()).toEqual([2]);
  });

  it('keeps the newest where nobody takes them, and as many at least as it says', async () => {
    for (let i = 0; i < mostChanges + 100; i += 1) await keep([row(`a${i}`)]);
    const kept = await numbers();
    expect(kept.at(-1)).toBe(mostChanges + 100);
    expect(kept.length).toBeGreaterThanOrEqual(mostChanges);
    expect(kept.length).toBeLessThan(mostChanges + 100);
  });

  it('counts rows as well, and keeps the newest change however large', async () => {
    await keep([row('small')]);
    await keep(Array.from({ length: mostChangedRows + 1 }, (_, i) => row(`large${i}`)));
    expect(await numbers()).toEqual([2]);
  });
});

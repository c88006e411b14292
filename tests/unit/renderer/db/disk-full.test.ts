import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { isDiskFull, mayBeDiskFull, NoRoomLeft } from '../../../../renderer/db/disk-full.ts';
import { refuseWrites } from '../../../../renderer/db/refuse-writes.ts';
import { PalierDatabase } from '../../../../renderer/db/database.ts';
import { forgetEverything } from './fresh-database.ts';

/** As Chromium 153 says it, on a tmpfs that was really full. */
const written =
  'Connection is closing because of: IO error: .../http_127.0.0.1_39389.indexeddb.leveldb/000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)';
const noSpace = new DOMException(written, 'UnknownError');
const quota = new DOMException('no room', 'QuotaExceededError');

describe('a full disk is recognised', () => {
  it.each([
    ['said by the quota', quota],
    ['said by the disk', noSpace],
    ['inside an aborted transaction of Dexie', new Dexie.AbortError('aborted', noSpace)],
    ['among the failures of many rows', new Dexie.BulkError('bulk', [new Dexie.AbortError('aborted', quota)])],
    ['as the cause of another error', new Error('not kept', { cause: noSpace })],
    ['where we refused to write', new NoRoomLeft()],
  ])('%s', (_how, error) => {
    expect(isDiskFull(error)).toBe(true);
  });

  it('and nothing else is', () => {
    const loop: Error & { cause?: unknown } = new Error('round in circles');
    loop.cause = loop;
    for (const error of [loop, null, 'NO_SPACE', new DOMException('gone', 'AbortError'), new TypeError('x')])
      expect(isDiskFull(error)).toBe(false);
  });

  it('asks the system where the database only says that it is shut', () => {
    const opening = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    expect([isDiskFull(opening), mayBeDiskFull(opening)]).toEqual([false, true]);
    expect(mayBeDiskFull(new Dexie.DatabaseClosedError('closed'))).toBe(true);
    expect(mayBeDiskFull(new TypeError('x'))).toBe(false);
  });
});

describe('while there is too little room', () => {
  afterEach(() => refuseWrites(false));

  it('reads, and refuses every way to write before it begins', async () => {
    forgetEverything();
    const base = new PalierDatabase();
    await base.quartiers.put({ id: 'q1' } as never);
    refuseWrites(true);
    expect(await base.quartiers.count()).toBe(1);
    const writes: readonly (() => PromiseLike<unknown>)[] = [
      () => base.quartiers.put({ id: 'q2' } as never),
      () => base.quartiers.clear(),
      () => base.transaction('rw', base.quartiers, () => base.quartiers.delete('q1')),
      () => base.quartiers.toCollection().modify({ name: 'x' }),
    ];
    for (const write of writes) {
      const error = await Promise.resolve()
        .then(write)
        .then(
          () => null,
          (thrown: unknown) => thrown,
        );
      expect(isDiskFull(error)).toBe(true);
    }
    expect(await base.quartiers.toCollection().primaryKeys()).toEqual(['q1']);
    refuseWrites(false);
    await base.quartiers.put({ id: 'q2' } as never);
    expect(await base.quartiers.count()).toBe(2);
    base.close();
  });
});

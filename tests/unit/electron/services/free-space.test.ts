import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freeSpace } from '../../../../electron/services/free-space.ts';

it('tells the free bytes of a folder that is there, and of one that is yet to be made', async () => {
  const { bavail, bsize } = await statfs(tmpdir());
  for (const folder of [tmpdir(), join(tmpdir(), 'not-yet', 'made')]) {
    const space = await freeSpace(folder);
    const free = space.ok ? (space.data.freeBytes ?? 0) : 0;
    // Others write meanwhile.
    expect(Math.abs(free - bavail * bsize)).toBeLessThan(1_000_000_000);
  }
});

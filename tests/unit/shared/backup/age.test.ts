import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../../properties.ts';
import { strFromU8, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import {
  newIdentity,
  openIdentities,
  openWith,
  recipientOf,
  recoveryIdentity,
  sealIdentities,
  sealTo,
} from '../../../../shared/backup/age.ts';

const association = await newIdentity();
const recovery = recoveryIdentity('7KQ2W8ZT1M4C5XR9BNE6HDVPA3GJ0Y');
const recipients = [await recipientOf(association), await recipientOf(recovery)];
const sealed = await sealTo(recipients, strToU8('tout le carnet'));
/** Cheap: what these tests try is not the cost. */
const keyFile = await sealIdentities([association], { passphrase: 'une phrase à l’essai' }, 4);

it('opens with the association’s identity, and with the recovery key’s own', async () => {
  for (const identity of [association, recovery]) {
    const opened = await openWith([await newIdentity(), identity], sealed);
    expect(opened.ok && strFromU8(opened.data)).toBe('tout le carnet');
  }
});

it('gives the same identity to the same recovery key, and another to another', () => {
  expect(recoveryIdentity('7KQ2W8ZT1M4C5XR9BNE6HDVPA3GJ0Y')).toBe(recovery);
  expect(recoveryIdentity('7KQ2W8ZT1M4C5XR9BNE6HDVPA3GJ0Z')).not.toBe(recovery);
});

it('says that a key is another one, not that the file is broken', async () => {
  expect(await openWith([await newIdentity()], sealed)).toEqual({ ok: false, code: 'wrong-key' });
  expect(await openIdentities(keyFile, 'une autre phrase')).toEqual({ ok: false, code: 'wrong-key' });
});

it('refuses a backup in which any byte is another, or that was cut short', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const altered = sealed.slice();
      altered[at] = (altered[at] ?? 0) ^ by;
      expect((await openWith([association], altered)).ok).toBe(false);
      expect((await openWith([association], sealed.subarray(0, at))).ok).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('opens the key file with the same words, however their accents are typed', async () => {
  const opened = await openIdentities(keyFile, 'une phrase à l’essai'.normalize('NFD'));
  expect(opened).toEqual({ ok: true, data: [association] });
});

it('refuses a key file that would take this computer’s memory', async () => {
  const costly = strToU8(strFromU8(keyFile, true).replace(/^(-> scrypt \S+) 4$/m, '$1 20'), true);
  expect(await openIdentities(costly, 'une phrase à l’essai')).toEqual({ ok: false, code: 'not-a-backup' });
});

const installed = spawnSync('age', ['--version']).status === 0;
if (!installed) console.warn('age is not installed: that it opens a backup is not tried here');

it.skipIf(!installed)('is opened by the age tool, by the identity and by the recovery key’s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-age-'));
  writeFileSync(join(folder, 'palier-2026-11-28.age'), sealed);
  for (const identity of [association, recovery]) {
    writeFileSync(join(folder, 'identity'), `${identity}\n`);
    const opened = execFileSync('age', ['-d', '-i', 'identity', 'palier-2026-11-28.age'], { cwd: folder });
    expect(opened.toString()).toBe('tout le carnet');
  }
});

const script = spawnSync('script', ['--version']).status === 0;

it.skipIf(!installed || !script)('is opened by « age -d -i cle.age » and the passphrase', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-age-'));
  writeFileSync(join(folder, 'palier-2026-11-28.age'), sealed);
  writeFileSync(join(folder, 'cle.age'), keyFile);
  // The tool asks on a terminal, and nowhere else.
  spawnSync('script', ['-qec', 'age -d -i cle.age -o carnet palier-2026-11-28.age', '/dev/null'], {
    cwd: folder,
    input: 'une phrase à l’essai\n',
    timeout: 60_000,
  });
  expect(readFileSync(join(folder, 'carnet'), 'utf8')).toBe('tout le carnet');
});

import fc from '../../../properties.ts';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflateBounded } from '../../../../shared/space/inflate-bounded.ts';
import { groupsOfChange } from '../../../../shared/space/group-change.ts';
import { readObjectName, writeObjectName } from '../../../../shared/space/object-name.ts';
import {
  bodyBytes,
  hashOf,
  objectBytes,
  openObject,
  sealObject,
  verifyingKey,
} from '../../../../shared/space/seal-object.ts';
import { bodyOf, command, keys, log, play, sealCommands } from './log-of-commands.ts';

const [sealed] = sealCommands(play([[['overlays', 'a', { note: 'vit seule' }]]]).changes);
if (!sealed) throw new Error('nothing was sealed');

/** The same bytes under a name that promises them. */
function renamed(bytes: Uint8Array, change: object = {}) {
  const named = readObjectName(sealed!.name)!;
  return writeObjectName({ ...named, size: bytes.length, hash: hashOf(bytes), ...change });
}

describe('an object of the log', () => {
  it('opens as it was sealed, under a name of less than 120 lower-case letters', () => {
    fc.assert(
      fc.property(command, (one) => {
        const { changes } = play([one]);
        for (const { name, bytes } of sealCommands(changes)) {
          expect(name).toMatch(/^[0-9a-f-]{1,119}$/);
          const groups = groupsOfChange(changes[0]!, log, 1);
          expect(openObject(name, bytes, keys)).toEqual({ ok: true, data: bodyOf(groups, '') });
        }
      }),
    );
  });

  it('is named for its flaw, whichever bit is turned and wherever it is cut, also under a name that fits', () => {
    fc.assert(
      fc.property(fc.nat(sealed.bytes.length * 8 - 1), (bit) => {
        const bytes = sealed.bytes.slice();
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(openObject(sealed.name, bytes, keys)).toEqual({ ok: false, code: 'hash' });
        expect(openObject(renamed(bytes), bytes, keys).ok).toBe(false);
        const cut = sealed.bytes.slice(0, bit >> 3);
        expect(openObject(sealed.name, cut, keys)).toEqual({ ok: false, code: 'size' });
        if (cut.length > 0) expect(openObject(renamed(cut), cut, keys).ok).toBe(false);
      }),
    );
  });

  it('opens neither at another place, nor for another space, nor from another author, nor of a later version', () => {
    const { bytes, name } = sealed;
    expect(openObject(renamed(bytes, { from: 1, to: 2 }), bytes, keys)).toEqual({ ok: false, code: 'seal' });
    expect(openObject(renamed(bytes, { log: 'f'.repeat(20) }), bytes, keys)).toEqual({ ok: false, code: 'seal' });
    expect(openObject(name, bytes, { ...keys, space: 'c'.repeat(20) })).toEqual({ ok: false, code: 'seal' });
    const other = { ...keys, verifying: verifyingKey(new Uint8Array(32).fill(1)) };
    expect(openObject(name, bytes, other)).toEqual({ ok: false, code: 'signature' });
    const later = bytes.slice();
    later[0] = 2;
    expect(openObject(renamed(later), later, keys)).toEqual({ ok: false, code: 'version' });
    expect(openObject('../vault.json', bytes, keys)).toEqual({ ok: false, code: 'name' });
  });

  it('holds one mebibyte at the most, and says so before it is written', () => {
    const groups = Array.from({ length: 30 }, (_, index) => ({
      seq: index + 1,
      lamport: 1,
      ctx: {},
      at: '',
      change: 1,
      entries: [{ table: 'overlays', row: 'a', fields: { noise: noise() } }],
      erased: [],
    }));
    expect(sealObject(bodyOf(groups, ''), keys, new Uint8Array(24))).toEqual({ ok: false, code: 'too-large' });
    expect(sealObject(bodyOf(groups.slice(0, 10), ''), keys, new Uint8Array(24)).ok).toBe(true);
  });

  it('never becomes more in memory than a body may be, however little it was', () => {
    const bomb = deflateSync(new Uint8Array(bodyBytes * 4));
    expect(bomb.length).toBeLessThan(objectBytes);
    expect(inflateBounded(bomb, bodyBytes)).toBe(null);
    expect(inflateBounded(deflateSync(new Uint8Array(bodyBytes)), bodyBytes)?.length).toBe(bodyBytes);
    fc.assert(fc.property(fc.uint8Array(), (bytes) => (inflateBounded(bytes, 100)?.length ?? 0) <= 100));
  });
});

function noise(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('base64');
}

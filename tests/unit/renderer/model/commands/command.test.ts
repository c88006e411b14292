import fc from '../../../../properties.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Change, pendingChanges } from '../../../../../renderer/db/changes.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { command, type TableName } from '../../../../../renderer/model/commands/command.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import { isAuditAction } from '../../../../../shared/domain/audit-action.ts';
import type { Overlay } from '../../../../../shared/domain/neighbour.ts';
import { ok, refused } from '../../../../../shared/result.ts';
import { asText, forgetEverything, rawContent } from '../../db/fresh-database.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

const overlay = (listingId: string, note = '', change: Partial<Overlay> = {}): Overlay => ({
  listingId,
  neighbourId: null,
  note,
  lastOutcome: null,
  updatedAt: '2026-01-01T00:00:00Z',
  ...change,
});

const keep = (listingId: string, note: string) =>
  command({
    action: 'note-kept',
    tables: ['overlays'],
    run: async ({ overlays }) => void (await overlays.put(overlay(listingId, note))),
  });

const noteOf = async (listingId: string) => (await db().overlays.get(listingId))?.note;

async function changes(): Promise<Change[]> {
  return await pendingChanges(db(), Infinity);
}

async function actions(): Promise<string[]> {
  return (await db().audit.toArray()).map(({ action }) => action);
}

async function undone(undo: Undo): Promise<Undo> {
  const back = await undo();
  if (!back.ok) throw new Error(back.code);
  return back.data;
}

/** What a coordinator would see: everything but the journals. */
async function everything(): Promise<unknown> {
  const { overlays, settings, quartiers, outbox, neighbours, listings } = db();
  return await Promise.all(
    [overlays, settings, quartiers, outbox, neighbours, listings].map((table) => table.toArray()),
  );
}

describe('what a command writes', () => {
  const ways: Record<string, (table: ReturnType<typeof db>['overlays']) => Promise<unknown>> = {
    add: (table) => table.add(overlay('new', 'n')),
    'add many': (table) => table.bulkAdd([overlay('new', 'n'), overlay('newer', 'n')]),
    put: (table) => table.put(overlay('a', 'changed')),
    'put many': (table) => table.bulkPut([overlay('a', 'changed'), overlay('new', 'n')]),
    update: (table) => table.update('a', { note: 'changed' }),
    'update many': (table) => table.bulkUpdate([{ key: 'a', changes: { note: 'changed' } }]),
    upsert: (table) => table.upsert('new', { note: 'changed', neighbourId: null }),
    modify: (table) => table.where('listingId').above('a').modify({ note: 'changed' }),
    'modify each': (table) => table.toCollection().modify((row) => void (row.note += '!')),
    'modify away': (table) =>
      table.toCollection().modify((_row, context) => {
        delete (context as { value?: unknown }).value;
      }),
    delete: (table) => table.delete('a'),
    'delete many': (table) => table.bulkDelete(['a', 'b', 'nobody']),
    'delete a range': (table) => table.where('listingId').between('a', 'b', true, true).delete(),
    'delete by an index': (table) => table.where('neighbourId').equals('somebody').delete(),
    'delete what a filter leaves': (table) => table.filter(({ note }) => note === 'bb').delete(),
    clear: (table) => table.clear(),
    'clear and fill': async (table) => {
      await table.clear();
      await table.bulkAdd([overlay('a', 'again'), overlay('new')]);
    },
    'all at once': (table) =>
      Promise.all([table.delete('a'), table.put(overlay('a', 'back')), table.clear(), table.put(overlay('b', 'last'))]),
  };

  it.each(Object.entries(ways))('is recorded, and goes back, by %s', async (_way, write) => {
    await db().overlays.bulkPut([
      overlay('a', 'aa'),
      overlay('b', 'bb', { neighbourId: 'somebody' }),
      overlay('c', 'cc'),
    ]);
    const before = await everything();
    const { undo } = await command({
      action: 'note-kept',
      tables: ['overlays'],
      run: (database) => write(database.overlays),
    });
    const after = await everything();
    expect(after).not.toEqual(before);
    const [change] = await changes();
    const was = new Map((before as Overlay[][])[0]?.map((row) => [row.listingId, row]));
    const is = new Map((after as Overlay[][])[0]?.map((row) => [row.listingId, row]));
    const keys = [...new Set([...was.keys(), ...is.keys()])].filter(
      (key) => asText(was.get(key)) !== asText(is.get(key)),
    );
    expect(change?.rows.map(({ key }) => key).sort()).toEqual(keys.sort());
    for (const row of change?.rows ?? []) {
      expect(row.before).toEqual(was.get(row.key));
      expect(row.after).toEqual(is.get(row.key));
    }
    await undone(undo);
    expect(await everything()).toEqual(before);
  });

  it('is one change, however often a row was written: first before, last after', async () => {
    await keep('a', 'one');
    await command({
      action: 'note-kept',
      tables: ['overlays'],
      run: async ({ overlays }) => {
        await overlays.put(overlay('a', 'two'));
        await overlays.delete('a');
        await overlays.put(overlay('a', 'three'));
        await overlays.put(overlay('b', 'passing'));
        await overlays.delete('b');
      },
    });
    const [, change] = await changes();
    expect(change).toMatchObject({ seq: 2, action: 'note-kept', rows: [{ table: 'overlays', key: 'a' }] });
    expect(change?.rows[0]).toMatchObject({ before: { note: 'one' }, after: { note: 'three' } });
  });

  it('ends in one line of the journal, with identifiers alone', async () => {
    const { data } = await keep('a', 'pommes');
    expect(data).toBeUndefined();
    const [line, ...others] = await db().audit.toArray();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ action: 'note-kept', subjectIds: ['a'] });
    expect(asText(line)).not.toContain('pommes');
  });

  it('is sealed in the recorded change as everywhere else', async () => {
    await keep('a', 'aime les pommes');
    const raw = await rawContent('palier');
    expect(asText(raw)).not.toContain('pommes');
    expect(Object.keys(raw.find(({ table }) => table === 'changes')?.value as object).sort()).toEqual([
      'sealed',
      'seq',
      'weight',
    ]);
    expect(asText(await changes())).toContain('pommes');
  });

  it('is not recorded outside of a command', async () => {
    await db().overlays.put(overlay('a', 'by the sync'));
    expect(await changes()).toEqual([]);
  });

  it('leaves out what the city can give again, and what nobody would miss, but not what our change began from', async () => {
    const listing = { id: 'l', base: { id: 'l', title: 'of the city' }, local: null, etag: '"1"', generation: 1 };
    await db().listings.put(listing as never);
    await command({
      action: 'listing-edited',
      tables: ['listings', 'settings'],
      run: async ({ listings, settings }) => {
        await listings.put({ ...listing, local: { id: 'l', title: 'of ours' }, generation: 2 } as never);
        await settings.put({ key: 'draft:deposit', value: 'half a word' });
      },
    });
    const [change] = await changes();
    expect(change?.rows).toEqual([
      {
        table: 'listings',
        key: 'l',
        before: undefined,
        after: { ...listing, local: { id: 'l', title: 'of ours' }, generation: 2 },
      },
    ]);
  });

  it('says in the journal what came of it', async () => {
    await command({
      action: (made: boolean) => (made ? 'round-made' : 'round-removed'),
      tables: ['overlays'],
      subjects: (made: boolean) => [String(made)],
      run: async () => true,
    });
    expect((await db().audit.toArray())[0]).toMatchObject({ action: 'round-made', subjectIds: ['true'] });
  });
});

describe('a command that does not come to its end', () => {
  it('leaves nothing behind when it throws', async () => {
    await expect(
      command({
        action: 'note-kept',
        tables: ['overlays'],
        run: async ({ overlays }) => {
          await overlays.put(overlay('a'));
          throw new Error('no room');
        },
      }),
    ).rejects.toThrow('no room');
    expect([await db().overlays.count(), await actions(), await changes()]).toEqual([0, [], []]);
  });

  it('leaves nothing behind when it refuses, and answers why', async () => {
    const answer = await command({
      action: 'note-kept',
      tables: ['overlays', 'settings'],
      run: async ({ overlays, settings }) => {
        await overlays.put(overlay('a'));
        await settings.put({ key: 'draft:deposit', value: 1 });
        return refused('transition-refused', 'why');
      },
    });
    expect(answer).toEqual({ ok: false, code: 'transition-refused', detail: 'why' });
    expect([await db().overlays.count(), await db().settings.count(), await actions(), await changes()]).toEqual([
      0,
      0,
      [],
      [],
    ]);
  });

  it('inside another one takes back what it wrote, and the other goes on', async () => {
    await keep('a', 'before');
    const { undo } = await command({
      action: 'note-kept',
      tables: ['overlays'],
      run: async ({ overlays }) => {
        await overlays.put(overlay('b', 'mine'));
        const inner = await command({
          action: 'note-kept',
          tables: ['overlays'],
          run: async ({ overlays }) => {
            await overlays.bulkPut([overlay('a', 'inner'), overlay('b', 'inner'), overlay('c', 'inner')]);
            return refused('transition-refused');
          },
        });
        expect(inner.ok).toBe(false);
      },
    });
    expect([await noteOf('a'), await noteOf('b'), await noteOf('c')]).toEqual(['before', 'mine', undefined]);
    expect((await changes()).at(-1)?.rows.map(({ key }) => key)).toEqual(['b']);
    await undone(undo);
    expect((await db().overlays.toArray()).map(({ listingId }) => listingId)).toEqual(['a']);
  });
});

describe('the way back', () => {
  it('is a command with a way back: the thing is done again, and again undone', async () => {
    await keep('a', 'one');
    const { undo } = await keep('a', 'two');
    const redo = await undone(undo);
    expect(await noteOf('a')).toBe('one');
    const undoAgain = await undone(redo);
    expect(await noteOf('a')).toBe('two');
    await undone(undoAgain);
    expect(await noteOf('a')).toBe('one');
    expect(await actions()).toEqual(['note-kept', 'note-kept', 'undone', 'redone', 'undone']);
    expect((await changes()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('steps aside, whole, where one of its rows was changed since', async () => {
    const quartier = (id: string, name: string) => ({ id, name, polygons: [], example: true });
    const { undo } = await command({
      action: 'outlines-replaced',
      tables: ['quartiers'],
      run: ({ quartiers }) => quartiers.bulkPut([quartier('a', 'one'), quartier('b', 'one')]),
    });
    await db().quartiers.put(quartier('b', 'two'));
    const before = await everything();
    expect(await undo()).toEqual({ ok: false, code: 'changed-since' });
    expect(await everything()).toEqual(before);
    expect(await actions()).toEqual(['outlines-replaced']);
  });

  it('goes once: the second time there is nothing to take back', async () => {
    const { undo } = await keep('a', 'one');
    await undone(undo);
    expect(await undo()).toEqual({ ok: false, code: 'changed-since' });
  });

  it('of a note leaves what else became of the listing meanwhile', async () => {
    await keep('a', 'one');
    const { undo } = await keep('a', 'two');
    await db().overlays.update('a', { lastOutcome: 'seen', updatedAt: '2026-02-02T00:00:00Z' });
    await undone(undo);
    expect(await db().overlays.get('a')).toMatchObject({ note: 'one', lastOutcome: 'seen' });
  });

  it('is not in the way of the city, which may have spoken meanwhile', async () => {
    const listing = { id: 'l', base: { title: 'city' }, local: null, etag: '"1"', generation: 1 };
    await db().listings.put(listing as never);
    const { undo } = await command({
      action: 'listing-edited',
      tables: ['listings'],
      run: ({ listings }) => listings.update('l', { local: { title: 'ours' } as never }),
    });
    await db().listings.update('l', { base: { title: 'city, later' } as never, etag: '"2"', generation: 2 });
    await undone(undo);
    expect(await db().listings.get('l')).toEqual({
      ...listing,
      base: { title: 'city, later' },
      etag: '"2"',
      generation: 2,
    });
  });

  it('is asked for a reason against it once the rows are back', async () => {
    const add = () =>
      command({
        action: 'neighbour-added',
        tables: ['quartiers', 'overlays'],
        run: ({ quartiers }) => quartiers.put({ id: 'q', name: 'q', polygons: [], example: true }),
        cannotUndo: async ({ quartiers, overlays }) => {
          expect(await quartiers.count()).toBe(0);
          return (await overlays.count()) > 0 ? 'used-since' : null;
        },
      });
    const { undo } = await add();
    const redo = await undone(undo);
    const undoAgain = await undone(redo);
    await db().overlays.put(overlay('a'));
    expect(await undoAgain()).toEqual({ ok: false, code: 'used-since' });
    expect(await db().quartiers.count()).toBe(1);
  });
});

describe('a command inside another', () => {
  const both = (outer: string, inner: string, own: boolean) =>
    command({
      action: 'return-seen',
      tables: ['overlays'],
      run: async ({ overlays }) => {
        await overlays.put(overlay(outer, 'outer'));
        await command({
          action: 'listing-fulfilled',
          tables: ['overlays'],
          alwaysAudited: own,
          run: ({ overlays }) => overlays.put(overlay(inner, 'inner')),
        });
        await overlays.put(overlay('z', 'after'));
      },
    });

  it('is one with it: one line, one change, one way back', async () => {
    const before = await everything();
    const { undo } = await both('a', 'b', false);
    expect(await actions()).toEqual(['return-seen']);
    expect((await changes()).map(({ rows }) => rows.map(({ key }) => key))).toEqual([['a', 'b', 'z']]);
    await undone(undo);
    expect(await everything()).toEqual(before);
  });

  it('has a line of its own where it asks for one', async () => {
    await both('a', 'b', true);
    expect((await actions()).sort()).toEqual(['listing-fulfilled', 'return-seen']);
  });

  it('may be undone by itself', async () => {
    let inner: Undo | undefined;
    await command({
      action: 'note-kept',
      tables: ['overlays'],
      run: async ({ overlays }) => {
        await overlays.put(overlay('a', 'outer'));
        inner = (await keep('b', 'inner')).undo;
      },
    });
    if (inner) await undone(inner);
    expect([await noteOf('a'), await noteOf('b')]).toEqual(['outer', undefined]);
  });

  it('keeps the way back that it has of its own, in the one way back of both', async () => {
    const told: string[] = [];
    const tell = (words: string): ReturnType<Undo> =>
      Promise.resolve(told.push(words)).then(() => ok(() => tell(`not ${words}`)));
    const { undo } = await command({
      action: 'note-kept',
      tables: ['overlays'],
      run: async ({ overlays }) => {
        await overlays.put(overlay('a', 'outer'));
        for (const [key, words] of [
          ['b', 'first'],
          ['c', 'second'],
        ] as const)
          await command({
            action: 'listing-deposited',
            tables: ['overlays'],
            run: ({ overlays }) => overlays.put(overlay(key)),
            undoOf: () => tell(words),
          });
      },
    });
    expect((await changes())[0]?.rows.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    await undone(undo);
    expect(told).toEqual(['second', 'first']);
    expect((await db().overlays.toArray()).map(({ listingId }) => listingId)).toEqual(['b', 'c']);
  });

  it('several of them come one after the other, also when asked for at once', async () => {
    await command({
      action: 'note-kept',
      tables: ['overlays'],
      run: () => Promise.all([keep('a', 'one'), keep('b', 'two'), keep('a', 'three')]),
    });
    expect(await noteOf('a')).toBe('three');
    expect((await changes()).map(({ rows }) => rows.length)).toEqual([2]);
  });
});

it('knows each of its own actions', () => {
  expect(isAuditAction('deposit-undone')).toBe(true);
  expect(isAuditAction('of-a-later-version')).toBe(false);
});

const tables = ['overlays', 'settings', 'quartiers'] as const satisfies readonly TableName[];
const deed = fc.record({
  table: fc.constantFrom(...tables),
  way: fc.constantFrom('put', 'delete', 'modify', 'clear', 'inner', 'refused'),
  keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 }),
  words: fc.constantFrom('un', 'deux', 'trois'),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

async function doDeed({ table, way, keys, words }: Deed): Promise<void> {
  const rows = db().table<object, string>(table);
  const row = (key: string) => ({ id: key, key, listingId: key, name: words, neighbourId: null, polygons: [] });
  if (way === 'put') await rows.bulkPut(keys.map(row));
  else if (way === 'delete') await rows.bulkDelete(keys);
  else if (way === 'modify') await rows.where(':id').anyOf(keys).modify({ name: words });
  else if (way === 'clear') await rows.clear();
  else
    await command({
      action: 'settings-changed',
      tables: [table],
      run: async () => {
        await rows.bulkPut(keys.map(row));
        return way === 'refused' ? refused('transition-refused') : ok(null);
      },
    });
}

it('gives the same database back, whatever was done, when all is undone in reverse; and all of it again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), async (commands) => {
      closeDatabase();
      forgetEverything();
      await openDatabase(new Uint8Array(32).fill(1));
      await db().quartiers.bulkPut([{ id: 'a', name: 'first', polygons: [], example: true }]);
      const states = [await everything()];
      const ways: Undo[] = [];
      for (const deeds of commands) {
        const { undo } = await command({
          action: 'settings-changed',
          tables,
          run: async () => {
            for (const one of deeds) await doDeed(one);
          },
        });
        ways.push(undo);
        states.push(await everything());
      }
      const redos: Undo[] = [];
      for (const [index, undo] of [...ways.entries()].toReversed()) {
        redos.push(await undone(undo));
        expect(await everything()).toEqual(states[index]);
      }
      for (const redo of redos.toReversed()) await undone(redo);
      expect(await everything()).toEqual(states.at(-1));
    }),
    { numRuns: 20 },
  );
});

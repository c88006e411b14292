import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { chainOf, isReplaced, type OpenedObject } from '../../../../shared/space/chain.ts';
import { compactObjects } from '../../../../shared/space/compact-objects.ts';
import { groupBytes, groupsOfChange } from '../../../../shared/space/group-change.ts';
import { type LogGroup } from '../../../../shared/space/object-body.ts';
import { type Replay, replayRows } from '../../../../shared/space/replay-rows.ts';
import { bodyOf, command, log, openAll, opened, play, type Rows, seal, sealCommands } from './log-of-commands.ts';

const commands = fc.array(command, { minLength: 1, maxLength: 12 });
const runs = { numRuns: 40 };

function groupsOf(objects: readonly OpenedObject[]): LogGroup[] {
  return objects.flatMap(({ body }) => body.groups);
}

/** In one form, so that rows of the database and of the log can be laid side by side. */
function flat(rows: Rows | Replay): Record<string, string> {
  const all =
    'rows' in rows
      ? [...rows.rows].flatMap(([table, some]) => [...some].map(([key, row]) => [`${table}/${key}`, row] as const))
      : [...rows];
  const sorted = all.map(([name, row]) => [name, JSON.stringify(Object.entries(row).sort())] as const);
  return Object.fromEntries(sorted.sort(([one], [other]) => (one < other ? -1 : 1)));
}

describe('the log, played again', () => {
  it('gives the rows that the commands left', () => {
    fc.assert(
      fc.property(commands, (some) => {
        const { changes, after } = play(some);
        const { chain, flawed } = openAll(sealCommands(changes));
        const replay = replayRows(groupsOf(chain.objects));
        expect(flawed).toEqual([]);
        expect(flat(replay)).toEqual(flat(after.at(-1)!));
        expect(replay.change).toBe(changes.length);
      }),
      runs,
    );
  });

  it('gives the rows after the last whole command, wherever its end is cut or altered, and names what is flawed', () => {
    fc.assert(
      fc.property(commands, fc.nat(), fc.nat(), fc.boolean(), (some, at, where, cut) => {
        const { changes, after } = play(some);
        const objects = sealCommands(changes);
        const hit = at % objects.length;
        const { name, bytes } = objects[hit]!;
        const place = where % bytes.length;
        const altered = cut ? bytes.slice(0, place) : bytes.map((byte, index) => (index === place ? byte ^ 4 : byte));
        objects[hit] = { name, bytes: altered };
        const { chain, flawed } = openAll(objects);
        expect(flawed).toEqual([name]);
        expect(flat(replayRows(groupsOf(chain.objects)))).toEqual(flat(after[hit - 1] ?? new Map()));
        // What follows is whole, and is not passed over in silence.
        expect(chain.unreached).toHaveLength(objects.length - hit - 1);
      }),
      runs,
    );
  });

  it('gives the same after any neighbours were made into one, again and again, and nothing after them is written anew', () => {
    const cuts = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 8 })), { maxLength: 4 });
    fc.assert(
      fc.property(commands, cuts, (some, chosen) => {
        const { changes, after } = play(some);
        let objects = sealCommands(changes).map(opened);
        for (const [at, count] of chosen) {
          const from = at % objects.length;
          const [first, ...others] = objects.slice(from, from + count);
          const one = opened(seal(compactObjects([first!, ...others])));
          // The laptop stopped between writing and deleting: both are there.
          const both = chainOf([...objects, one]);
          expect(both.objects).toContain(one);
          expect(both.unreached.every((object) => isReplaced(object, both))).toBe(true);
          objects = objects.toSpliced(from, count, one);
          const chain = chainOf(objects);
          expect(chain.unreached).toEqual([]);
          expect(flat(replayRows(groupsOf(chain.objects)))).toEqual(flat(after.at(-1)!));
          expect(replayRows(groupsOf(chain.objects)).change).toBe(changes.length);
        }
        // The next command finds the end.
        const more = play([...some, [['overlays', 'a', { note: 'de plus' }]]]);
        const next = sealCommands(more.changes.slice(-1), chainOf(objects).head).map(opened);
        const longer = chainOf([...objects, ...next]);
        expect(flat(replayRows(groupsOf(longer.objects)))).toEqual(flat(more.after.at(-1)!));
      }),
      runs,
    );
  });

  it('drops superseded values in compaction', () => {
    const { changes } = play(['un', 'deux', 'trois'].map((note) => [['overlays', 'a', { note }]]));
    const [first, ...others] = sealCommands(changes).map(opened);
    const text = JSON.stringify(compactObjects([first!, ...others]));
    expect(text).not.toContain('deux');
    expect(text).toContain('trois');
  });

  it('never shows an erased row again, whatever is compacted and whatever is said of it later', () => {
    fc.assert(
      fc.property(commands, fc.nat(), fc.nat({ max: 8 }), (some, when, from) => {
        const objects = sealCommands(play(some).changes).map(opened);
        const at = when % objects.length;
        const group = objects[at]!.body.groups[0]!;
        const erasing = objects.map(({ body }, index) =>
          index === at ? { ...body, groups: [{ ...group, erased: [['overlays', 'a'] as [string, string]] }] } : body,
        );
        const withErasure = chained(erasing);
        const direct = replayRows(groupsOf(chainOf(withErasure).objects));
        expect(direct.rows.get('overlays')?.has('a') ?? false).toBe(false);
        const begin = from % withErasure.length;
        const [first, ...others] = withErasure.slice(begin, begin + 8);
        const one = opened(seal(compactObjects([first!, ...others])));
        if (begin <= at && at < begin + 8)
          expect(one.body.groups.some(({ erased }) => erased.some(([table, row]) => table + row === 'overlaysa'))).toBe(
            true,
          );
        const compacted = replayRows(groupsOf(chainOf(withErasure.toSpliced(begin, 8, one)).objects));
        expect(flat(compacted)).toEqual(flat(direct));
      }),
      runs,
    );
  });

  it('applies a large command whole or not at all', () => {
    const note = 'x'.repeat(groupBytes / 3);
    const { changes, after } = play([
      [['neighbours', 'z', { note: 'avant' }]],
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ['overlays', key, { note }] as const),
    ] as never);
    const parts = groupsOfChange(changes[1]!, log, 2);
    expect(parts.length).toBeGreaterThan(2);
    const [one] = sealCommands(changes.slice(0, 1)).map(opened);
    const groups = [...one!.body.groups, ...parts];
    expect(flat(replayRows(groups))).toEqual(flat(after[1]!));
    const torn = replayRows(groups.slice(0, -1));
    expect(flat(torn)).toEqual(flat(after[0]!));
    expect(torn).toMatchObject({ unfinished: parts.length - 1, change: 1 });
  });
});

/** Sealed anew, each following the one before. */
function chained(bodies: readonly OpenedObject['body'][]): OpenedObject[] {
  let prev = '';
  return bodies.map((body) => {
    const object = opened(seal({ ...bodyOf(body.groups, prev) }));
    prev = object.hash;
    return object;
  });
}

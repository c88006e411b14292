import type { OpenedObject } from './chain.ts';
import { linkOf, type LogEntry, type LogGroup, type ObjectBody } from './object-body.ts';
import { keyOf } from './replay-rows.ts';

/**
 * One body that stands for several neighbours in a chain: replay gives the same rows. Values that a later one supersedes
 * drop, those of erased rows too; erasures and removals stay, because objects before these may still hold what they take away.
 */
export function compactObjects(objects: readonly [OpenedObject, ...OpenedObject[]]): ObjectBody {
  const first = objects[0].body;
  const last = objects.at(-1) ?? objects[0];
  const deps: Record<string, number> = {};
  for (const { body } of objects)
    for (const [log, seq] of Object.entries(body.deps)) deps[log] = Math.max(deps[log] ?? 0, seq);
  return {
    log: first.log,
    from: first.from,
    to: last.body.to,
    deps,
    prev: first.prev,
    standsFor: linkOf(last.body, last.hash),
    groups: compactGroups(objects.flatMap(({ body }) => body.groups)),
  };
}

/** Is a value in it said to stand beside another one? Then it may not be joined to others as if it had replaced that. */
export function holdsSeveralValues({ body }: OpenedObject): boolean {
  return body.groups.some(({ entries }) => entries.some(({ kept }) => kept !== undefined));
}

function compactGroups(groups: readonly LogGroup[]): LogGroup[] {
  const erased = new Set(groups.flatMap((group) => group.erased.map(([table, row]) => keyOf(table, row))));
  const said = new Map<string, Said>();
  const compacted: LogGroup[] = [];
  const lastWhole = groups.findLastIndex(({ more }) => !more);
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const { more, ...group } = groups[at] as LogGroup;
    const entries = group.entries
      .toReversed()
      .flatMap((entry) => stillSaid(entry, said, erased))
      .toReversed();
    // The last one tells how far the log has come, and the last whole one closes those before it, whatever is left in them.
    if (entries.length === 0 && group.erased.length === 0 && at !== groups.length - 1 && at !== lastWhole) continue;
    compacted.push({ ...group, ...(more && at > lastWhole ? { more } : {}), entries });
  }
  return compacted.toReversed();
}

/** What later entries say of a row: some of its fields, or that whatever was before is gone. */
interface Said {
  readonly fields: Set<string>;
  gone: boolean;
}

function stillSaid(entry: LogEntry, said: Map<string, Said>, erased: ReadonlySet<string>): LogEntry[] {
  const key = keyOf(entry.table, entry.row);
  const later = said.get(key) ?? { fields: new Set<string>(), gone: false };
  said.set(key, later);
  if (erased.has(key) || later.gone) return [];
  const fields = Object.entries(entry.fields ?? {}).filter(([field]) => !later.fields.has(field));
  const unset = (entry.unset ?? []).filter((field) => !later.fields.has(field));
  for (const field of [...fields.map(([field]) => field), ...unset]) later.fields.add(field);
  if (entry.removed) later.gone = true;
  // A new row without any field is still a row.
  const empty = entry.fields !== undefined && Object.keys(entry.fields).length === 0 && later.fields.size === 0;
  if (fields.length === 0 && unset.length === 0 && !entry.removed && !empty) return [];
  return [
    {
      table: entry.table,
      row: entry.row,
      ...(fields.length > 0 || empty ? { fields: Object.fromEntries(fields) } : {}),
      ...(unset.length > 0 ? { unset } : {}),
      ...(entry.removed ? { removed: true as const } : {}),
    },
  ];
}

import fc from '../../../properties.ts';
import { type Chain, chainOf, emptyHead, type LogHead, type OpenedObject } from '../../../../shared/space/chain.ts';
import { type CommandChange, groupsOfChange, type RowChange } from '../../../../shared/space/group-change.ts';
import { type LogGroup, type ObjectBody } from '../../../../shared/space/object-body.ts';
import { readObjectName } from '../../../../shared/space/object-name.ts';
import {
  type LogKeys,
  openObject,
  sealObject,
  type SealedObject,
  verifyingKey,
} from '../../../../shared/space/seal-object.ts';

export const log = '0123456789abcdef0123';
export const keys: LogKeys = {
  space: 'aaaaaaaaaabbbbbbbbbb',
  epoch: 1,
  sealing: new Uint8Array(32).fill(7),
  signing: new Uint8Array(32).fill(9),
  verifying: verifyingKey(new Uint8Array(32).fill(9)),
};

type Row = Readonly<Record<string, unknown>>;
/** By « table/key ». */
export type Rows = ReadonlyMap<string, Row>;

const tables = fc.constantFrom('overlays', 'neighbours', '__proto__');
const rowKeys = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const fields = fc.constantFrom('name', 'note', '__proto__', 'é');
const value = fc.jsonValue({ maxDepth: 2 });
const content = fc.array(fc.tuple(fields, value), { maxLength: 4 }).map((members): Row => Object.fromEntries(members));
/** What one command makes of some rows; `null`: it takes the row out. */
export const command = fc.array(fc.tuple(tables, rowKeys, fc.option(content, { freq: 4 })), {
  minLength: 1,
  maxLength: 4,
});
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

/** Plays the commands on rows, as the database would, and records what each changed. */
export function play(commands: readonly Command[]): { readonly changes: CommandChange[]; readonly after: Rows[] } {
  const rows = new Map<string, Row>();
  const after: Rows[] = [];
  const changes = commands.map((one, index): CommandChange => {
    const touched = new Map<string, RowChange>();
    for (const [table, key, row] of one) {
      const name = `${table}/${key}`;
      const first = touched.get(name);
      touched.set(name, { table, key, before: first ? first.before : rows.get(name), after: row ?? undefined });
      if (row) rows.set(name, row);
      else rows.delete(name);
    }
    after.push(new Map(rows));
    return { seq: index + 1, at: '2026-11-28T10:00:00Z', rows: [...touched.values()] };
  });
  return { changes, after };
}

/** One object a command. */
export function sealCommands(changes: readonly CommandChange[], begin: LogHead = emptyHead): SealedObject[] {
  let head = begin;
  return changes.map((change) => {
    const groups = groupsOfChange(change, log, head.seq + 1);
    const sealed = seal(bodyOf(groups, head.link));
    head = { seq: head.seq + groups.length, link: readObjectName(sealed.name)?.hash ?? '' };
    return sealed;
  });
}

export function bodyOf(groups: readonly LogGroup[], prev: string): ObjectBody {
  const [from, to] = [groups[0]?.seq ?? 0, groups.at(-1)?.seq ?? 0];
  return { log, from, to, deps: {}, prev, groups: [...groups] };
}

export function seal(body: ObjectBody): SealedObject {
  const sealed = sealObject(body, keys, crypto.getRandomValues(new Uint8Array(24)));
  if (!sealed.ok) throw new Error(sealed.code);
  return sealed.data;
}

export function opened({ name, bytes }: SealedObject): OpenedObject {
  const body = openObject(name, bytes, keys);
  const named = readObjectName(name);
  if (!body.ok || !named) throw new Error(`${name} does not open`);
  return { name, hash: named.hash, body: body.data };
}

/** Opens what opens; names what does not. */
export function openAll(objects: readonly SealedObject[]): { readonly chain: Chain; readonly flawed: string[] } {
  const flawed: string[] = [];
  const sound = objects.filter(({ name, bytes }) => {
    const whole = openObject(name, bytes, keys).ok;
    if (!whole) flawed.push(name);
    return whole;
  });
  return { chain: chainOf(sound.map(opened)), flawed };
}

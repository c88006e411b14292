import type { LogBridge } from '../../../shared/space/log-bridge.ts';
import type { OpenedObject } from '../../../shared/space/chain.ts';
import { compactObjects, holdsSeveralValues } from '../../../shared/space/compact-objects.ts';
import { type ObjectName, readObjectName } from '../../../shared/space/object-name.ts';
import { type LogKeys, objectBytes, openObject, sealObject } from '../../../shared/space/seal-object.ts';
import { readObject } from './read-log.ts';

/** So many neighbours of one size class become one of the next: ten thousand commands lie in a few dozen objects. */
const atOnce = 8;

type Named = ObjectName & { readonly name: string };

/**
 * Makes one object of eight, if there are eight. They are deleted only once the new one was read back from the disk and says
 * what they say. `false`: there was nothing to do, or the disk would not have it; nothing is lost then.
 */
export async function compactLog(shell: LogBridge, log: string, keys: LogKeys): Promise<boolean> {
  const listing = await shell.list({ log });
  if (!listing.ok || listing.data.objects.some(({ state }) => state !== 'whole')) return false;
  const named = listing.data.objects.flatMap(({ name }): Named[] => {
    const read = readObjectName(name);
    return read ? [{ ...read, name }] : [];
  });
  named.sort((one, other) => one.from - other.from || other.to - one.to);
  const left = await replacedOnes(shell, keys, named);
  if (left.length > 0) return (await shell.remove({ names: left })).ok;
  const some = neighbours(named);
  if (!some) return false;
  const opened: OpenedObject[] = [];
  for (const { name } of some) {
    const object = await readObject(shell, name, keys);
    if (!object.ok || holdsSeveralValues(object.data)) return false;
    opened.push(object.data);
  }
  const [first, ...others] = opened;
  if (!first) return false;
  const body = compactObjects([first, ...others]);
  const sealed = sealObject(body, keys, crypto.getRandomValues(new Uint8Array(24)));
  if (!sealed.ok) return false;
  const written = await shell.compact(sealed.data);
  if (!written.ok) return false;
  const { name } = sealed.data;
  const back = await shell.read({ name });
  const again = back.ok ? openObject(name, back.data.bytes, keys) : back;
  if (!again.ok || JSON.stringify(again.data) !== JSON.stringify(body)) return false;
  return (await shell.remove({ names: some.map((object) => object.name) })).ok;
}

/** The laptop stopped between writing and deleting: names of what another, which opens, stands for. */
async function replacedOnes(shell: LogBridge, keys: LogKeys, objects: readonly Named[]): Promise<string[]> {
  const names: string[] = [];
  for (const whole of objects) {
    const inside = objects.filter((one) => one !== whole && whole.from <= one.from && one.to <= whole.to);
    if (inside.length === 0) continue;
    const object = await readObject(shell, whole.name, keys);
    if (object.ok && object.data.body.standsFor !== undefined) names.push(...inside.map(({ name }) => name));
  }
  return names;
}

/** The first eight in a row that hold about as many commands each, and fit into one; never the last object, on which more follows. */
function neighbours(objects: readonly Named[]): readonly Named[] | null {
  for (let at = 0; at + atOnce < objects.length; at += 1) {
    const some = objects.slice(at, at + atOnce);
    const fits = some.reduce((sum, { size }) => sum + size, 0) <= objectBytes / 2;
    const follow = some.every(({ from }, index) => index === 0 || from === (some[index - 1]?.to ?? 0) + 1);
    const [first] = some;
    if (first && fits && follow && some.every((one) => sizeClass(one) === sizeClass(first))) return some;
  }
  return null;
}

function sizeClass({ from, to }: Named): number {
  return Math.floor(Math.log(to - from + 1) / Math.log(atOnce) + 1e-9);
}

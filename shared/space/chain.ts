import { linkOf, type ObjectBody } from './object-body.ts';

/** An object that opened. */
export interface OpenedObject {
  readonly name: string;
  /** The hash in its name. */
  readonly hash: string;
  readonly body: ObjectBody;
}

/** Where a log ends: what the next object begins with. */
export interface LogHead {
  readonly seq: number;
  readonly link: string;
}

export const emptyHead: LogHead = { seq: 0, link: '' };

export interface Chain {
  readonly objects: readonly OpenedObject[];
  readonly head: LogHead;
  /** Opened, and not in the chain: something before them is missing; or replaced by one that stands for them. */
  readonly unreached: readonly OpenedObject[];
}

/**
 * The largest prefix of one log whose chain holds. Where several objects begin at the same place, one that stands for others
 * lies beside these (the laptop stopped between writing and deleting): that one is taken.
 */
export function chainOf(objects: readonly OpenedObject[]): Chain {
  const starting = new Map<string, OpenedObject>();
  for (const object of objects) {
    const place = `${object.body.from} ${object.body.prev}`;
    const other = starting.get(place);
    if (!other || goesBefore(object.body, other.body)) starting.set(place, object);
  }
  const chain: OpenedObject[] = [];
  let head = emptyHead;
  for (let next = starting.get('1 '); next; next = starting.get(`${head.seq + 1} ${head.link}`)) {
    chain.push(next);
    head = { seq: next.body.to, link: linkOf(next.body, next.hash) };
  }
  const reached = new Set(chain);
  const unreached = objects.filter((object) => !reached.has(object));
  return { objects: chain, head, unreached };
}

function goesBefore(one: ObjectBody, other: ObjectBody): boolean {
  return one.to > other.to || (one.to === other.to && one.standsFor !== undefined);
}

/** Did an object of the chain take its place? Then it is not missed. */
export function isReplaced({ body }: OpenedObject, { objects }: Chain): boolean {
  return objects.some((other) => other.body.from <= body.from && body.to <= other.body.to);
}

/** Dexie's set of ranges, as it travels between windows and workers: a binary tree, whose depth `d` is 0 when empty. */
interface RangeNode {
  readonly d?: number;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly l?: RangeNode | null;
  readonly r?: RangeNode | null;
}

/** The single keys in a set of ranges, or `everything` when it holds a real range (a write of 50 rows or more). */
export function changedKeys(ranges: unknown): string[] | 'everything' {
  const keys: string[] = [];
  const pending: (RangeNode | null | undefined)[] = [ranges as RangeNode];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!node?.d) continue;
    if (typeof node.from !== 'string' || node.from !== node.to) return 'everything';
    keys.push(node.from);
    pending.push(node.l, node.r);
  }
  return keys;
}

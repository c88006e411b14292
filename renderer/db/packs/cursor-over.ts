import Dexie, { cmp, type DBCoreCursor, type DBCoreTransaction } from 'dexie';

/** A cursor over rows that have been read already, in the order in which it meets them; `null` over none. */
export function cursorOver(
  trans: DBCoreTransaction,
  found: readonly unknown[],
  keyOf: (row: unknown) => string,
  reverse: boolean,
): DBCoreCursor | null {
  if (found.length === 0) return null;
  let at = 0;
  /** Where to go once the caller has returned: a step within a step would be as deep as there are rows. */
  let next: number | null = 0;
  let settle: { resolve(value?: unknown): void; reject(error: unknown): void };

  const moveTo = (key: unknown): void => {
    next = at + 1;
    while (next < found.length && (reverse ? cmp(keyOf(found[next]), key) > 0 : cmp(keyOf(found[next]), key) < 0))
      next += 1;
  };
  const end = (value?: unknown): void => {
    next = null;
    settle.resolve(value);
  };

  return {
    trans,
    get key() {
      return keyOf(found[at]);
    },
    get primaryKey() {
      return keyOf(found[at]);
    },
    get value() {
      return found[at];
    },
    continue: (key) => (key === undefined ? (next = at + 1) : moveTo(key)),
    continuePrimaryKey: moveTo,
    advance: (count) => (next = at + count),
    stop: end,
    fail(error) {
      next = null;
      settle.reject(error);
    },
    next: () => Promise.reject(new Error('a cursor is started, and told to continue')),
    start: (onNext) =>
      new Dexie.Promise((resolve, reject) => {
        settle = { resolve, reject };
        try {
          while (next !== null) {
            if (next >= found.length) return end();
            at = next;
            next = null;
            onNext();
          }
        } catch (error) {
          reject(error);
        }
      }),
  };
}

import Dexie, { type DBCoreTransaction } from 'dexie';

/** Requests have been made, and IndexedDB keeps their order: the next operation need not wait for their answer. */
export interface Issued<Answer> {
  readonly answer: Answer | Promise<Answer>;
}

/**
 * One operation of a transaction after the other: each takes several requests, and two that change the same pack at once
 * would lose what one of them wrote. Dexie follows its transaction through a hundred native promises in a row and no
 * more: so ours run outside of what it follows, and the answer is a promise of its own.
 */
export function takeTurns() {
  const last = new WeakMap<DBCoreTransaction, Promise<unknown>>();
  return <Answer>(trans: DBCoreTransaction, work: () => Promise<Issued<Answer>>): Promise<Answer> =>
    new Dexie.Promise<Answer>((resolve, reject) => {
      Dexie.ignoreTransaction(() => {
        const issued = last.get(trans)?.then(work, work) ?? work();
        last.set(trans, issued);
        issued.then(({ answer }) => answer).then(resolve, reject);
      });
    });
}

/** After a recovery the database has another name, and the old one lies beside it, untouched. */
const names = /^palier(-\d{1,6})?$/;
const firstName = 'palier';

/** A worker bears the name of the database that it is to open. */
let chosen = typeof self !== 'undefined' && names.test(self.name) ? self.name : firstName;

export function databaseName(): string {
  return chosen;
}

/** From now on, in this window and in the workers that it starts. `undefined`: the first one. */
export function useDatabaseNamed(name: string = firstName): void {
  if (!names.test(name)) throw new Error('not the name of a database of ours');
  chosen = name;
}

/** One that no database of this browser bears. */
export async function freshDatabaseName(): Promise<string> {
  const taken = new Set((await indexedDB.databases()).map(({ name }) => name));
  if (!taken.has(firstName)) return firstName;
  for (let number = 2; ; number += 1) if (!taken.has(`${firstName}-${number}`)) return `${firstName}-${number}`;
}

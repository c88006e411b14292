import { foldForAddress } from '../text/fold.ts';

/**
 * The column of a table for each thing wanted, found by its name among several that files give it; case,
 * accents and punctuation do not count. -1 where the table has none.
 *
 * @param header names of the columns, as in the first line of the file
 * @param names for each thing wanted, the names under which it is known, the preferred one first
 */
export function findColumns<Wanted extends string>(
  header: readonly string[],
  names: Readonly<Record<Wanted, readonly string[]>>,
): Record<Wanted, number> {
  const folded = header.map(foldForAddress);
  const columns = {} as Record<Wanted, number>;
  for (const wanted of Object.keys(names) as Wanted[]) {
    const at = names[wanted].map((name) => folded.indexOf(foldForAddress(name))).find((column) => column >= 0);
    columns[wanted] = at ?? -1;
  }
  return columns;
}

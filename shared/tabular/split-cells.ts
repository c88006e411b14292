const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** The sign that separates most of a line; `sep=;`, which spreadsheets write for themselves, names it. */
export function separatorOf(line: string): Separator {
  const named = separators.find((separator) => line.trim().toLowerCase() === `sep=${separator}`);
  if (named) return named;
  const counts = separators.map((separator) => splitCells(line, separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ';';
}

/**
 * The cells of one line (RFC 4180, without line ends inside a cell). A quotation mark that no mark before a separator answers
 * is a sign like any other: `"Le Clos" des Prés` is the name of a street, and the next line is none of its business.
 */
export function splitCells(line: string, separator: Separator): string[] {
  const cells: string[] = [];
  for (let from = 0; from <= line.length;) {
    const quoted = line[from] === '"' ? closingMark(line, from, separator) : -1;
    const end = quoted >= 0 ? quoted + 1 : line.indexOf(separator, from);
    const to = end < 0 ? line.length : end;
    cells.push(quoted >= 0 ? line.slice(from + 1, quoted).replaceAll('""', '"') : line.slice(from, to));
    from = to + 1;
  }
  return cells;
}

/** Where the mark stands that closes the one at `from`, with nothing but a separator behind it; -1 without one. */
function closingMark(line: string, from: number, separator: Separator): number {
  for (let at = line.indexOf('"', from + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') at += 1;
    else return at + 1 === line.length || line[at + 1] === separator ? at : -1;
  }
  return -1;
}

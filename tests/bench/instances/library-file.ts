/** A file of TSPLIB or CVRPLIB: `KEY : value` lines, then sections of numbers (G. Reinelt, TSPLIB 95). */
export interface LibraryFile {
  /** Upper case, without `_SECTION`: the value of a line, in its own case. */
  readonly header: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, readonly number[]>;
}

export function parseLibraryFile(text: string): LibraryFile {
  const header = new Map<string, string>();
  const sections = new Map<string, number[]>();
  let section: number[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    if (/^EOF\b/i.test(trimmed)) break;
    const opened = /^([A-Z_0-9]+)_SECTION\b\s*:?\s*$/i.exec(trimmed)?.[1];
    if (opened) {
      section = [];
      sections.set(opened.toUpperCase(), section);
      continue;
    }
    const [, key, value] = /^([A-Z_][A-Z_0-9]*)\s*:\s*(.*)$/i.exec(trimmed) ?? [];
    if (key) {
      section = null;
      header.set(key.toUpperCase(), value?.trim().replace(/^"(.*)"$/, '$1') ?? '');
    } else if (section) {
      for (const word of trimmed.split(/\s+/)) section.push(Number(word));
    }
  }
  return { header, sections };
}

/** The value of a header line that is a number, or `null`. */
export function headerNumber({ header }: LibraryFile, key: string): number | null {
  const value = Number.parseFloat(header.get(key) ?? '');
  return Number.isFinite(value) ? value : null;
}

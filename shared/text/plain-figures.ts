const digitSets = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0be6] as const;

/**
 * The same text with plain figures, for reading numbers: those of other scripts (Arabic, Persian, N’Ko, Devanagari,
 * Bengali, Tamil) and full-width ones become 0 to 9, every dash a hyphen, every space a space; what is not seen is gone.
 */
export function plainFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\u034f]/gu, '')
    .replace(/\p{Nd}/gu, plainFigure)
    .replace(/[\p{Pd}\u2212\u2043]/gu, '-')
    .replace(/\s/gu, ' ');
}

function plainFigure(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  const zero = digitSets.find((first) => code >= first && code < first + 10);
  return zero === undefined ? figure : String(code - zero);
}

/**
 * A table as the spreadsheets of a French computer open it by a double click: UTF-8 with its mark, semicolons, CRLF. A cell that
 * a spreadsheet would take for a formula (OWASP, "CSV injection") begins with an apostrophe, which it does not show.
 */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
  // Also behind blanks, and in the full width in which a Japanese keyboard writes them.
  const safe = /^[\s\u00A0]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
  return /[";\r\n,']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import type { ReadableTable } from './readable-tables.ts';

/** One document for the printer: its file's name, and the page. */
export interface ReadablePages {
  readonly name: string;
  readonly title: string;
  readonly html: string;
}

/** A thousand pages take minutes: a large table is cut, so that it can be cancelled between two parts. */
const rowsOfPart = 1500;
const madeFor = 'Ce document n’est pas scellé. Il porte des noms, des adresses et des téléphones : rangez-le sous clé.';

/** Each table as documents, record by record: a line of a spreadsheet with twenty columns is no page. Empty ones have none. */
export function readablePages(table: ReadableTable, day: string): ReadablePages[] {
  const parts = Math.ceil(table.rows.length / rowsOfPart);
  return Array.from({ length: parts }, (_, at) => {
    const rows = table.rows.slice(at * rowsOfPart, (at + 1) * rowsOfPart);
    const title = parts === 1 ? table.title : `${table.title} (${at + 1} sur ${parts})`;
    const name = parts === 1 ? table.name : `${table.name}-${String(at + 1).padStart(2, '0')}`;
    return { name, title, html: page(title, day, table.header, rows) };
  });
}

function page(title: string, day: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const records = rows.map((cells) => {
    const lines = cells.flatMap((cell, at) =>
      cell === '' ? [] : [`<div><dt>${escaped(header[at] ?? '')}</dt> <dd>${escaped(cell)}</dd></div>`],
    );
    return `<dl class="record">${lines.join('')}</dl>`;
  });
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>${escaped(title)}</title><link rel="stylesheet" href="/print/paper.css"></head>
<body><main class="document records">
<h1>${escaped(title)}</h1>
<p>${escaped(`Palier, ${day}. ${madeFor}`)}</p>
${records.join('\n')}
</main></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

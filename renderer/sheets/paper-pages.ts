import { capital, counted } from './paper-words.ts';
import type { PaperRow } from './sheet-model.ts';

/** Black band: one side of one street. */
interface StreetBand {
  readonly type: 'street';
  readonly title: string;
  readonly direction: 'up' | 'down' | null;
  readonly range: string;
  /** True when the band goes on from the page before. */
  readonly continued: boolean;
}

/** Ruled line: several doors behind one house number. */
interface BuildingBand {
  readonly type: 'building';
  readonly title: string;
}

export type PaperLine = StreetBand | BuildingBand | { readonly type: 'row'; readonly row: PaperRow };

export interface RowsPage {
  readonly lines: readonly PaperLine[];
}

/** Millimetres, as in `sheet.css`; a contract test compares them with the printed page. */
const rowHeight = 22;
const streetHeight = 9;
const buildingHeight = 6;
const roomFirst = 229;
const roomNext = 241;
const mostRows = 9;

interface Group {
  readonly street: Omit<StreetBand, 'continued'>;
  readonly buildings: readonly { readonly title: string | null; readonly rows: readonly PaperRow[] }[];
}

/**
 * Rows in their walking order, cut into pages: nine rows at most, a household never split, a band never last on its
 * page and repeated on the next.
 */
export function paperPages(rows: readonly PaperRow[]): RowsPage[] {
  const pages: PaperLine[][] = [];
  let lines: PaperLine[] = [];
  let left = roomFirst;
  let count = 0;
  for (const { street, buildings } of streetGroups(rows)) {
    let bandDue = true;
    for (const [at, building] of buildings.entries()) {
      let buildingDue = building.title !== null;
      for (const [index, row] of building.rows.entries()) {
        const need = (bandDue ? streetHeight : 0) + (buildingDue ? buildingHeight : 0) + row.height * rowHeight;
        if (lines.length > 0 && (need > left || count + row.height > mostRows)) {
          pages.push(lines);
          lines = [];
          left = roomNext;
          count = 0;
          bandDue = true;
          buildingDue = building.title !== null;
        }
        if (bandDue) {
          lines.push({ ...street, continued: at > 0 || index > 0 });
          left -= streetHeight;
        }
        if (buildingDue && building.title !== null) {
          lines.push({ type: 'building', title: building.title });
          left -= buildingHeight;
        }
        bandDue = false;
        buildingDue = false;
        lines.push({ type: 'row', row });
        left -= row.height * rowHeight;
        count += row.height;
      }
    }
  }
  if (lines.length > 0) pages.push(lines);
  return pages.map((page) => ({ lines: page }));
}

function streetGroups(rows: readonly PaperRow[]): Group[] {
  const sameSide = (a: PaperRow, b: PaperRow) => a.place.street === b.place.street && a.place.side === b.place.side;
  return runs(rows, sameSide).map((side) => ({
    street: streetBand(side),
    buildings: runs(side, (a, b) => a.place.number === b.place.number && a.building === b.building).map((doors) => ({
      title: buildingTitle(doors),
      rows: doors,
    })),
  }));
}

function streetBand(rows: readonly PaperRow[]): Omit<StreetBand, 'continued'> {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new Error('a band without a row');
  const side = first.place.side === null ? '' : first.place.side === 'even' ? ', côté pair' : ', côté impair';
  const [from, to] = [Number.parseInt(first.place.number, 10), Number.parseInt(last.place.number, 10)];
  const doors = counted(rows.length, 'porte', 'portes');
  return {
    type: 'street',
    title: `${capital(first.place.street)}${side}`,
    direction: to > from ? 'up' : to < from ? 'down' : null,
    range:
      first.place.number === ''
        ? doors
        : `${from === to ? `n° ${first.place.number}` : `du ${first.place.number} au ${last.place.number}`} · ${doors}`,
  };
}

/** A line of its own for a building, or for two doors and more behind one number. */
function buildingTitle(rows: readonly PaperRow[]): string | null {
  const [first] = rows;
  if (!first || (rows.length < 2 && first.building === '')) return null;
  const parts = [
    first.place.number === '' ? '' : `N° ${first.place.number}`,
    first.building.replace(/^bât\. /u, 'bâtiment '),
    rows.length < 2 ? '' : `${rows.length} portes, commencer par le haut`,
  ].filter(Boolean);
  return parts.length < 2 && rows.length < 2 ? null : parts.join(' · ');
}

function runs<T>(items: readonly T[], together: (a: T, b: T) => boolean): T[][] {
  const found: T[][] = [];
  for (const item of items) {
    const current = found.at(-1);
    const last = current?.at(-1);
    if (current && last !== undefined && together(last, item)) current.push(item);
    else found.push([item]);
  }
  return found;
}

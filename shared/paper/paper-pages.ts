import { foldForSearch } from '../text/fold.ts';
import { firstHeadHeight, nextHeadHeight } from './head-height.ts';
import { capital, counted } from './paper-words.ts';
import { headTexts } from './sheet-head.ts';
import type { PaperRow, RoundSheetModel } from './sheet-model.ts';
import { countLines, textWidth } from './text-lines.ts';

/** Black band: one side of one street. */
interface StreetBand {
  readonly type: 'street';
  readonly title: string;
  readonly direction: 'up' | 'down' | null;
  readonly range: string;
  /** One door alone needs no more than a line. */
  readonly slim: boolean;
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

/** Millimetres, as in `paper.css`; a contract test compares them with the printed page. */
const pageHeight = 277.5;
const keyAndColumns = 11.5;
const bandLine = 5;
const bandPadding = 3;
const slimLine = 3.6;
const slimPadding = 0.8;
const buildingLine = 4.1;
const buildingPadding = 0.4;
const bandWidth = 181;
const mostRows = 9;

interface Group {
  readonly street: Omit<StreetBand, 'continued'>;
  readonly buildings: readonly { readonly title: string | null; readonly rows: readonly PaperRow[] }[];
}

/**
 * Rows in their walking order, cut into pages: nine rows at most, a household never split, a band never last on its
 * page and repeated on the next. Rows and heads are as high as their texts; `notes` are millimetres kept free on the
 * first page.
 */
export function paperPages(model: RoundSheetModel, notes = 0): RowsPage[] {
  const room = (head: number) => pageHeight - keyAndColumns - head;
  const roomNext = room(nextHeadHeight(headTexts(model)));
  const pages: PaperLine[][] = [];
  let lines: PaperLine[] = [];
  let left = room(firstHeadHeight(headTexts(model)) + notes);
  let count = 0;
  for (const { street, buildings } of streetGroups(model.rows)) {
    let bandDue = true;
    for (const [at, building] of buildings.entries()) {
      let buildingDue = building.title !== null;
      for (const [index, row] of building.rows.entries()) {
        const need =
          (bandDue ? bandHeight(street) : 0) + (buildingDue ? buildingHeight(building.title) : 0) + row.height;
        const turns =
          lines.length > 0 ? need > left || count >= mostRows : pages.length === 0 && notes > 0 && need > left;
        if (turns) {
          pages.push(lines);
          lines = [];
          left = roomNext;
          count = 0;
          bandDue = true;
          buildingDue = building.title !== null;
        }
        if (bandDue) {
          lines.push({ ...street, continued: at > 0 || index > 0 });
          left -= bandHeight(street);
        }
        if (buildingDue && building.title !== null) {
          lines.push({ type: 'building', title: building.title });
          left -= buildingHeight(building.title);
        }
        bandDue = false;
        buildingDue = false;
        lines.push({ type: 'row', row });
        left -= row.height;
        count += 1;
      }
    }
  }
  if (lines.length > 0) pages.push(lines);
  return pages.map((page) => ({ lines: page }));
}

function bandHeight({ title, range, slim }: Omit<StreetBand, 'continued'>): number {
  const points = slim ? 9 : 12;
  const width = bandWidth - textWidth(range, slim ? 9 : 10.5, 'bold') - 4;
  const lines = Math.max(1, countLines(`${title} ↑ (suite)`, { width, points, weight: 'bold' }));
  return slim ? slimPadding + lines * slimLine : bandPadding + lines * bandLine;
}

function buildingHeight(title: string | null): number {
  return buildingPadding + countLines(title ?? '', { width: 179, points: 9.5, weight: 'bold' }) * buildingLine;
}

function streetGroups(rows: readonly PaperRow[]): Group[] {
  const sameSide = (a: PaperRow, b: PaperRow) =>
    a.place.keys.street === b.place.keys.street && a.place.side === b.place.side;
  return runs(rows, sameSide).map((side) => {
    const street = streetBand(side);
    const buildings = runs(
      side,
      (a, b) => a.place.keys.number === b.place.keys.number && foldForSearch(a.building) === foldForSearch(b.building),
    );
    const [only] = buildings.length === 1 ? buildings : [];
    const title = only && buildingTitle(only);
    // One building is the whole band: said in it, where there is room.
    if (
      only &&
      title &&
      textWidth(`${street.title} (suite)`, 12, 'bold') + textWidth(title, 10.5, 'bold') < bandWidth - 10
    )
      return { street: { ...street, range: title }, buildings: [{ title: null, rows: only }] };
    return { street, buildings: buildings.map((doors) => ({ title: buildingTitle(doors), rows: doors })) };
  });
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
    slim: rows.length === 1,
  };
}

/** A line of its own for two doors and more behind one number; one door says its building itself. */
function buildingTitle(rows: readonly PaperRow[]): string | null {
  const [first] = rows;
  if (!first || rows.length < 2) return null;
  return [
    first.place.number === '' ? '' : `n° ${first.place.number}`,
    first.building.replace(/^bât\. /u, 'bâtiment '),
    `${rows.length} portes, commencer par le haut`,
  ]
    .filter(Boolean)
    .join(' · ');
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

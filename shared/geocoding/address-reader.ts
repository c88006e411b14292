import { numberKey } from '../domain/address/street-key.ts';
import { refused, ok, type Result } from '../result.ts';
import { findColumns } from '../tabular/find-columns.ts';
import type { AddressStreet } from './address-street.ts';
import { foldForAddress } from '../text/fold.ts';

/** Names of the columns in the Base Adresse Nationale, in BAL 1.3 and 1.4, and in older files of both. */
const columnNames = {
  number: ['numero'],
  suffix: ['rep', 'suffixe', 'indice_de_repetition'],
  street: ['nom_voie', 'voie_nom', 'libelle_voie', 'nom de la voie'],
  postcode: ['code_postal', 'code_post', 'cp'],
  city: ['nom_commune', 'commune_nom', 'commune', 'libelle_acheminement'],
  cityCode: ['code_insee', 'commune_insee', 'code_commune', 'insee'],
  formerCity: ['nom_ancienne_commune', 'commune_deleguee_nom'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'long', 'longitude', 'lng'],
} as const;

export interface RefusedRow {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly reason: 'no-street' | 'no-position' | 'position-impossible';
}

interface ReadAddresses {
  readonly streets: readonly AddressStreet[];
  readonly numbers: number;
  readonly refused: readonly RefusedRow[];
  /** Beyond those listed. */
  readonly refusedMore: number;
}

export interface AddressReader {
  row(cells: readonly string[]): void;
  finish(): ReadAddresses;
}

/** Rows refused are listed up to this many, then counted. */
const listed = 200;
/** BAL writes 99999 for a place without numbers. */
const noNumber = '99999';

interface Growing {
  readonly street: Omit<AddressStreet, 'numbers' | 'lats' | 'lons'>;
  readonly doors: Map<string, readonly [number, number]>;
}

/** Reads a table of addresses row by row, gathering the numbers of each street; the first position of a number wins. */
export function readAddresses(header: readonly string[]): Result<AddressReader, 'not-addresses'> {
  const columns = findColumns(header, columnNames);
  if (columns.street < 0 || columns.lat < 0 || columns.lon < 0) return refused('not-addresses');
  const streets = new Map<string, Growing>();
  const refusedRows: RefusedRow[] = [];
  let refusedMore = 0;
  let numbers = 0;
  let line = 1;

  const refuse = (reason: RefusedRow['reason']): void => {
    if (refusedRows.length < listed) refusedRows.push({ line, reason });
    else refusedMore += 1;
  };

  return ok({
    row(cells) {
      line += 1;
      const cell = (column: number): string => (column < 0 ? '' : (cells[column] ?? '').trim());
      const name = cell(columns.street).slice(0, 160);
      if (name === '') return refuse('no-street');
      const lat = toNumber(cell(columns.lat));
      const lon = toNumber(cell(columns.lon));
      if (lat === null || lon === null) return refuse('no-position');
      if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return refuse('position-impossible');

      const postcode = cell(columns.postcode).slice(0, 10);
      const city = cell(columns.city).slice(0, 80);
      const id = [postcode || cell(columns.cityCode), foldForAddress(city), foldForAddress(name)].join('|');
      let growing = streets.get(id);
      if (!growing) {
        const formerCity = cell(columns.formerCity).slice(0, 80);
        growing = {
          street: { id, street: name, postcode, city, formerCity },
          doors: new Map(),
        };
        streets.set(id, growing);
      }
      const plain = cell(columns.number);
      const number = plain === noNumber || plain === '' ? '' : numberKey(plain + cell(columns.suffix)).slice(0, 12);
      if (growing.doors.has(number)) return;
      growing.doors.set(number, [round(lat), round(lon)]);
      if (number !== '') numbers += 1;
    },
    finish: () => ({
      streets: [...streets.values()].map(({ street, doors }) => ({
        ...street,
        numbers: [...doors.keys()],
        lats: [...doors.values()].map(([lat]) => lat),
        lons: [...doors.values()].map(([, lon]) => lon),
      })),
      numbers,
      refused: refusedRows,
      refusedMore,
    }),
  });
}

/** French files may write a decimal comma. */
function toNumber(text: string): number | null {
  if (text === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** Six decimals: ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

import { numberKey } from '../domain/address/street-key.ts';
import { refused, ok, type Result } from '../result.ts';
import { foldForAddress } from '../text/fold.ts';
import { type AddressCells, addressColumns, positionRank } from './address-columns.ts';
import { readPlace } from './read-place.ts';
import type { AddressStreet } from './address-street.ts';
import { farFromTheirCommune, type GrowingStreet, type ReadDoor } from './far-from-their-commune.ts';

export interface RefusedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly reason: 'no-street' | 'no-position' | 'position-impossible' | 'far-from-commune';
}

export interface ReadAddresses {
  readonly streets: readonly AddressStreet[];
  readonly numbers: number;
  /** Rows whose latitude and longitude stood in each other’s column, and were put right. */
  readonly exchanged: number;
  readonly refused: readonly RefusedRow[];
  /** Beyond those listed. */
  readonly refusedMore: number;
}

export interface AddressReader {
  row(cells: readonly string[]): void;
  /** A line without anything. */
  skip(): void;
  finish(): ReadAddresses;
}

/** Rows refused are listed up to this many, then counted. */
const listed = 200;
/** BAL writes 99999 for a place without numbers. */
const noNumber = '99999';

/**
 * Reads a table of addresses row by row, gathering the numbers of each street. Of several positions of one number, the
 * entrance is kept; of several alike, the first. Two streets of one name in a commune that was merged of two are two.
 *
 * @param before lines of the file that stand before the header
 */
export function readAddresses(header: readonly string[], before = 0): Result<AddressReader, 'not-addresses'> {
  const columns = addressColumns(header);
  if (columns === null) return refused('not-addresses');
  const streets = new Map<string, GrowingStreet>();
  const refusedRows: RefusedRow[] = [];
  let refusedMore = 0;
  let exchanged = 0;
  let line = before + 1;

  function refuse(reason: RefusedRow['reason'], at = line): void {
    if (refusedRows.length < listed) refusedRows.push({ line: at, reason });
    else refusedMore += 1;
  }

  function growing(cell: AddressCells, name: string): GrowingStreet {
    const street = streetOf(cell, name);
    const known = streets.get(street.id);
    if (known) return known;
    const fresh = { street, doors: new Map<string, ReadDoor>() };
    streets.set(street.id, fresh);
    return fresh;
  }

  return ok({
    row(cells) {
      line += 1;
      const cell = columns(cells);
      const name = cell('street').slice(0, 160);
      if (name === '') return refuse('no-street');
      const raw = { lat: cell('lat'), lon: cell('lon'), x: cell('x'), y: cell('y') };
      const place = readPlace(raw, withZero(cell('cityCode')));
      if (place === null) return refuse('no-position');
      if (place === 'impossible') return refuse('position-impossible');
      if (place.exchanged) exchanged += 1;
      const { doors } = growing(cell, name);
      const number = numberOf(cell);
      const rank = positionRank(cell('position'));
      if (rank >= (doors.get(number)?.rank ?? Infinity)) return;
      doors.set(number, { line, lat: place.lat, lon: place.lon, rank });
    },
    skip() {
      line += 1;
    },
    finish() {
      for (const far of farFromTheirCommune([...streets.values()])) refuse('far-from-commune', far);
      const read = [...streets.values()].filter(({ doors }) => doors.size > 0);
      return {
        streets: read.map(finished),
        numbers: read.reduce((sum, { doors }) => sum + doors.size - (doors.has('') ? 1 : 0), 0),
        exchanged,
        refused: refusedRows,
        refusedMore,
      };
    },
  });
}

function streetOf(cell: AddressCells, name: string): GrowingStreet['street'] {
  const postcode = withZero(cell('postcode')).slice(0, 10);
  const city = cell('city').slice(0, 80);
  const former = cell('formerCity').slice(0, 80);
  const formerCity = foldForAddress(former) === foldForAddress(city) ? '' : former;
  const names = [city, formerCity, name].filter((part, i) => i !== 1 || part !== '').map(foldForAddress);
  return { id: [postcode || cell('cityCode'), ...names].join('|'), street: name, postcode, city, formerCity };
}

function numberOf(cell: AddressCells): string {
  const plain = cell('number');
  return plain === noNumber || plain === '' ? '' : numberKey(plain + cell('suffix')).slice(0, 12);
}

/** A spreadsheet takes the first nought of 01000 away. */
function withZero(code: string): string {
  return /^\d{4}$/.test(code) ? `0${code}` : code;
}

function finished({ street, doors }: GrowingStreet): AddressStreet {
  const kept = [...doors.values()];
  return {
    ...street,
    numbers: [...doors.keys()],
    lats: kept.map(({ lat }) => lat),
    lons: kept.map(({ lon }) => lon),
  };
}

import type { Point } from '../domain/place.ts';
import type { AddressStreet } from './address-street.ts';

export interface AddressQuery {
  /** As typed: « 12 r. des vigne, cachan ». */
  readonly text: string;
  /** Where the user is, if known: near streets come first among equals. */
  readonly near: Point | null;
}

/** `number`: the door itself is in the base; `interpolated`: between its neighbours; `street`: the street alone. */
export type Precision = 'number' | 'interpolated' | 'street';

export interface AddressHit {
  /** « 12 rue des Vignes, 94230 Cachan ». */
  readonly label: string;
  readonly street: string;
  readonly number: string | null;
  readonly postcode: string;
  readonly city: string;
  readonly point: Point;
  readonly precision: Precision;
  /** 0 to 1. */
  readonly score: number;
}

export interface AddressAnswer {
  /** Best first. */
  readonly hits: readonly AddressHit[];
  /** May the first be taken without asking? */
  readonly certain: boolean;
}

export interface Geocoder {
  readonly streets: number;
  find(query: AddressQuery, limit?: number): AddressAnswer;
}

export function createGeocoder(streets: readonly AddressStreet[]): Geocoder {
  return {
    streets: streets.length,
    find({ text }, limit = 8) {
      const [, number = null, rest = ''] = /^\s*(\d+\s*[a-z]*\s)?(.*)$/i.exec(text) ?? [];
      const wanted = rest.trim().toLowerCase();
      const hits = streets
        .filter((street) => wanted !== '' && street.street.toLowerCase().includes(wanted))
        .slice(0, limit)
        .map((street): AddressHit => {
          const at = number === null ? -1 : street.numbers.indexOf(number.trim());
          const i = Math.max(0, at);
          return {
            label: `${at < 0 ? '' : `${number?.trim()} `}${street.street}, ${street.postcode} ${street.city}`,
            street: street.street,
            number: at < 0 ? null : (number?.trim() ?? null),
            postcode: street.postcode,
            city: street.city,
            point: { lat: street.lats[i] ?? 0, lon: street.lons[i] ?? 0 },
            precision: at < 0 ? 'street' : 'number',
            score: 1,
          };
        });
      return { hits, certain: hits.length === 1 };
    },
  };
}

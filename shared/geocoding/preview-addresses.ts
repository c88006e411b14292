import { type Bounds, isWithin } from '../domain/bounds.ts';
import type { ReadAddresses } from './address-reader.ts';

/** What somebody looks at before a file of addresses takes the place of the base that is there. */
export interface AddressPreview {
  /** The largest first. */
  readonly communes: readonly { readonly name: string; readonly numbers: number }[];
  readonly streets: number;
  readonly numbers: number;
  readonly exchanged: number;
  readonly refused: ReadAddresses['refused'];
  readonly refusedMore: number;
  /** Some of the doors, to be drawn as dots: longitude, latitude. */
  readonly dots: readonly (readonly [lon: number, lat: number])[];
  /** Does none of them lie where the quartiers and the commune are? Never where these are not known. */
  readonly elsewhere: boolean;
}

const mostDots = 1500;

/** @param bounds around the outlines that are known; `null` without any */
export function previewAddresses(read: ReadAddresses, bounds: Bounds | null): AddressPreview {
  const { streets, numbers, exchanged, refused, refusedMore } = read;
  const communes = new Map<string, number>();
  for (const { city, postcode, numbers: doors } of streets) {
    const name = city || postcode;
    communes.set(name, (communes.get(name) ?? 0) + doors.length);
  }
  const doors = streets.flatMap(({ lats, lons }) => lats.map((lat, i) => [lons[i] ?? 0, lat] as const));
  const step = Math.max(1, Math.ceil(doors.length / mostDots));
  return {
    communes: [...communes].map(([name, count]) => ({ name, numbers: count })).sort((a, b) => b.numbers - a.numbers),
    streets: streets.length,
    numbers,
    exchanged,
    refused,
    refusedMore,
    dots: doors.filter((_, i) => i % step === 0),
    elsewhere: bounds !== null && !doors.some(([lon, lat]) => isWithin({ lat, lon }, bounds)),
  };
}

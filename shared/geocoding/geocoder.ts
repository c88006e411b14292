import type { Point } from '../domain/place.ts';
import type { AddressStreet } from './address-street.ts';
import { isWay } from '../domain/address/address-words.ts';
import { afterNumber } from '../domain/address/after-number.ts';
import { alignPrefix } from './align-prefix.ts';
import { type Distance, distanceFrom, nearness } from './distance-from.ts';
import { doorPosition, type Precision } from './door-position.ts';
import { addressWords, foldForAddress } from '../text/fold.ts';
import { cityKeys, knownNames } from './known-names.ts';
import { readQuery, type Reading, withoutFirstWords } from './parse-query.ts';
import { formCosts, formsOf, targetsOf } from './street-forms.ts';
import { createTrigramIndex } from './trigram-index.ts';

export interface AddressQuery {
  /** As typed: « 12 r. des vigne, cachan ». */
  readonly text: string;
  /** Where the user is, if known: near streets come first among equals. */
  readonly near: Point | null;
}

export interface AddressHit {
  /** « 12 rue des Vignes ». */
  readonly line: string;
  /** « 12 rue des Vignes, 94230 Cachan ». */
  readonly label: string;
  readonly street: string;
  /** As typed, or without its « bis » when the base only knows it so; `null` when none was typed. */
  readonly number: string | null;
  readonly postcode: string;
  readonly city: string;
  readonly point: Point;
  readonly precision: Precision;
  /** Typing errors and doubts: 0 is what was typed, letter for letter. */
  readonly cost: number;
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

/** Streets that are compared letter by letter; the rest is left out by its trigrams. */
const compared = 160;
/** More than this, in errors, between what was typed and a street: another street. */
const farthest = 6;

interface Found {
  readonly street: number;
  readonly number: string | null;
  readonly textCost: number;
  readonly cost: number;
  /** In the commune where the user is, or in the one that was typed; `null` where neither is known. */
  readonly here: boolean | null;
}

/**
 * Finds addresses in the local base in spite of typing errors, short forms, missing words and the noise of
 * envelopes. When two answers are about as good, or when the number is not in the base, it says so.
 */
export function createGeocoder(streets: readonly AddressStreet[]): Geocoder {
  const targets = streets.map(targetsOf);
  const cities = streets.map(cityKeys);
  const known = knownNames(streets);
  const twins = namesakes(streets);
  const middles = streets.map((street) => doorPosition(street, null).point);
  const index = createTrigramIndex(
    streets.map((street) => {
      const { written = '', full = '' } = formsOf(addressWords(street.street));
      const city = foldForAddress(street.city).replaceAll(' ', '');
      return [written, ...(full === written ? [] : [full]), city, street.postcode];
    }),
  );

  function find({ text, near }: AddressQuery, limit = 8): AddressAnswer {
    const distance = near === null ? null : distanceFrom(near, middles, cities);
    const best = new Map<number, Found>();
    const take = (reading: Reading): void => {
      for (const found of compare(reading, distance)) {
        const before = best.get(found.street);
        if (!before || found.cost < before.cost) best.set(found.street, found);
      }
    };
    const readings = readQuery(text, known);
    readings.forEach(take);
    // Nothing: what was typed may begin with a place that the base does not know.
    if (best.size === 0) readings.flatMap(withoutFirstWords).forEach(take);
    const ranked = [...best.values()].sort((a, b) => a.cost - b.cost || a.street - b.street);
    const hits = ranked.slice(0, limit).map(toHit);
    return { hits, certain: isCertain(ranked, hits) };
  }

  function compare(reading: Reading, distance: Distance | null): Found[] {
    const forms = formsOf(reading.words);
    const typed = [...new Set([forms.written, forms.full].filter((form) => form !== undefined))];
    const words = reading.words.filter((word) => word.length > 2 && !isWay(word));
    const chosen = index.candidates([...typed, ...words], compared, (street) =>
      distance === null ? 0 : 4 / (1 + distance(street).kilometres / 4),
    );
    const founds: Found[] = [];
    for (const street of chosen) {
      let textCost = Infinity;
      let placed = false;
      for (const target of targets[street]!) {
        const form = forms[typedForm[target.form]];
        if (form === undefined) continue;
        const base = formCosts[target.form];
        if (base >= textCost) continue;
        const { cost, end } = alignPrefix(
          form,
          target.text,
          target.ends,
          target.streetLength,
          Math.min(farthest, textCost - base),
        );
        if (cost + base < textCost) {
          textCost = cost + base;
          placed = end >= target.streetLength + 3;
        }
      }
      if (textCost > farthest) continue;
      const from = distance?.(street);
      const away = from ? nearness(from) * (placed ? 0.3 : 1) : 0;
      const cost = textCost + reading.cost + away + numberCost(street, reading.number);
      const here = placed || (from ? from.here : null);
      founds.push({
        street,
        number: reading.number,
        textCost: textCost + reading.cost,
        cost,
        here,
      });
    }
    return founds;
  }

  function numberCost(street: number, number: string | null): number {
    if (number === null) return 0;
    const { precision } = doorPosition(streets[street]!, number);
    return precision === 'number' ? 0 : precision === 'interpolated' ? 0.3 : 0.5;
  }

  function toHit({ street: at, number, cost }: Found): AddressHit {
    const street = streets[at]!;
    const { point, precision, number: known } = doorPosition(street, number);
    const line = number === null ? street.street : `${number} ${afterNumber(street.street)}`;
    const place = [street.postcode, street.city].filter(Boolean).join(' ');
    // « 12 rue de l’Église, Saint-Orens-le-Vieux, 35470 Valbrume »: the commune that was there before tells them apart.
    const former = twins.has(namesake(street)) ? street.formerCity : '';
    return {
      line,
      label: [line, former, place].filter(Boolean).join(', '),
      street: street.street,
      number: known,
      postcode: street.postcode,
      city: street.city,
      point,
      precision,
      cost,
    };
  }

  return { streets: streets.length, find };
}

function namesake({ city, postcode, street }: AddressStreet): string {
  return [city, postcode, street].map(foldForAddress).join('|');
}

/** Streets of one name in one commune, which was several before. */
function namesakes(streets: readonly AddressStreet[]): ReadonlySet<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const street of streets) {
    const name = namesake(street);
    (once.has(name) ? twice : once).add(name);
  }
  return twice;
}

/** Takes the first without asking only if it is close, its door is known, its commune is clear, and nothing else comes near. */
function isCertain(ranked: readonly Found[], hits: readonly AddressHit[]): boolean {
  const [first, second] = ranked;
  const hit = hits[0];
  if (!first || !hit || hit.precision !== 'number' || first.here === false) return false;
  return first.textCost < 1.5 && (second === undefined || second.cost - first.cost >= (first.here === null ? 2 : 1));
}

/** Which writing of what was typed is compared with which of a street. */
const typedForm = {
  written: 'written',
  full: 'full',
  bare: 'bare',
  less: 'bare',
  core: 'core',
  last: 'core',
} as const;

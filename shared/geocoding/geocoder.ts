import type { Point } from '../domain/place.ts';
import { straightMetres } from '../routing/walking-metres.ts';
import type { AddressStreet } from './address-street.ts';
import { isWay } from '../domain/address/address-words.ts';
import { alignPrefix } from './align-prefix.ts';
import { doorPosition, type Precision } from './door-position.ts';
import { addressWords, foldForAddress } from '../text/fold.ts';
import { readQuery, type Reading } from './parse-query.ts';
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
}

/**
 * Finds addresses in the local base in spite of typing errors, short forms, missing words and the noise of
 * envelopes. When two answers are about as good, or when the number is not in the base, it says so.
 */
export function createGeocoder(streets: readonly AddressStreet[]): Geocoder {
  const targets = streets.map(targetsOf);
  const middles = streets.map((street) => doorPosition(street, null).point);
  const index = createTrigramIndex(
    streets.map((street) => {
      const { written = '', full = '' } = formsOf(addressWords(street.street));
      const city = foldForAddress(street.city).replaceAll(' ', '');
      return [written, ...(full === written ? [] : [full]), city, street.postcode];
    }),
  );

  function find({ text, near }: AddressQuery, limit = 8): AddressAnswer {
    const kilometres = near === null ? null : (street: number) => straightMetres(near, middles[street]!) / 1000;
    const best = new Map<number, Found>();
    for (const reading of readQuery(text)) {
      for (const found of compare(reading, kilometres)) {
        const known = best.get(found.street);
        if (!known || found.cost < known.cost) best.set(found.street, found);
      }
    }
    const ranked = [...best.values()].sort((a, b) => a.cost - b.cost || a.street - b.street);
    const hits = ranked.slice(0, limit).map(toHit);
    return { hits, certain: isCertain(ranked, hits) };
  }

  function compare(reading: Reading, kilometres: ((street: number) => number) | null): Found[] {
    const forms = formsOf(reading.words);
    const typed = [...new Set([forms.written, forms.full].filter((form) => form !== undefined))];
    const words = reading.words.filter((word) => word.length > 2 && !isWay(word));
    const chosen = index.candidates([...typed, ...words], compared, (street) =>
      kilometres === null ? 0 : 4 / (1 + kilometres(street) / 4),
    );
    const founds: Found[] = [];
    for (const street of chosen) {
      let textCost = Infinity;
      let placed = false;
      for (const target of targets[street]!) {
        const form = target.form === 'last' ? forms.core : forms[target.form];
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
      const away = kilometres === null ? 0 : nearness(kilometres(street)) * (placed ? 0.3 : 1);
      const cost = textCost + reading.cost + away + numberCost(street, reading.number);
      founds.push({ street, number: reading.number, textCost: textCost + reading.cost, cost });
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
    const line = number === null ? street.street : `${number} ${withSmallWay(street.street)}`;
    const place = [street.postcode, street.city].filter(Boolean).join(' ');
    return {
      line,
      label: place === '' ? line : `${line}, ${place}`,
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

/** Takes the first without asking only if it is close, its door is known, and nothing else comes near. */
function isCertain(ranked: readonly Found[], hits: readonly AddressHit[]): boolean {
  const [first, second] = ranked;
  const hit = hits[0];
  if (!first || !hit || hit.precision !== 'number') return false;
  return first.textCost < 1.5 && (second === undefined || second.cost - first.cost >= 1);
}

/** Among streets of one name: a neighbour weighs nothing, another commune about one typing error. */
function nearness(kilometres: number): number {
  return Math.min(1.2, 0.13 * Math.log2(1 + kilometres));
}

/** After a number the kind of way takes a small letter: « 12 rue des Vignes ». */
function withSmallWay(street: string): string {
  const first = addressWords(street)[0] ?? '';
  return isWay(first) ? street.charAt(0).toLocaleLowerCase('fr') + street.slice(1) : street;
}

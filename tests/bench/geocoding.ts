import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import MiniSearch from 'minisearch';
import Papa from 'papaparse';
import { numberKey } from '../../shared/domain/address/street-key.ts';
import type { Point } from '../../shared/domain/place.ts';
import { readAddresses } from '../../shared/geocoding/address-reader.ts';
import type { AddressStreet } from '../../shared/geocoding/address-street.ts';
import { foldForAddress } from '../../shared/text/fold.ts';
import { createGeocoder } from '../../shared/geocoding/geocoder.ts';
import { type BenchRow, benchRow, quantile } from './bench-report.ts';

const data = new URL('../../../shared/data/geocoding/', import.meta.url);
const passes = 7;

interface Query {
  readonly query: string;
  readonly near_lon: string;
  readonly near_lat: string;
  readonly expected_number: string;
  readonly expected_street: string;
  readonly expected_city: string;
  readonly expected_postcode: string;
  readonly kind: string;
}

/** What each arm answers to one query: its first place. */
type First = { street: string; number: string | null; city: string; postcode: string; certain: boolean } | null;
type Arm = (text: string, near: Point | null) => First;

/** Right at the first place, certain yet wrong, and the time of an answer, beside a full-text search of the same base. */
export default async function geocoding(): Promise<BenchRow[]> {
  if (!existsSync(data)) {
    console.log(`The reference data is absent: ${data.pathname}. Nothing was measured.`);
    return [];
  }
  const streets = await readBase();
  const queries = (await readTable('queries.csv')) as unknown as Query[];
  const ours = geocoderArm(streets);
  const theirs = fullTextArm(streets);
  const rows: BenchRow[] = [];

  for (const kind of [...new Set(queries.map((query) => query.kind))]) {
    const asked = queries.filter((query) => query.kind === kind);
    const right = (arm: Arm) => share(asked, (query) => isRight(query, ask(arm, query)));
    const reach = kind === 'clean' ? 100 : 98;
    const own = right(ours);
    rows.push({
      ...benchRow({
        work: `${asked.length} ${kind} queries right at the first place`,
        unit: '%',
        ours: [own],
        reference: { name: 'minisearch, fuzzy and prefix', values: [right(theirs)] },
      }),
      reach: `at least ${reach} %`,
      met: own >= reach,
    });
    const wrongs = asked.filter((query) => !isRight(query, ask(ours, query)));
    for (const query of wrongs) console.log(`not first: ${query.query} (${query.expected_street})`);
    const silent = wrongs.filter((query) => ask(ours, query)?.certain).length;
    rows.push(
      benchRow({
        work: `${kind}: wrong without asking`,
        unit: 'queries',
        ours: [silent],
        atMost: { of: 'ours', value: 0 },
      }),
      benchRow({
        work: `${kind}: asks before taking`,
        unit: '%',
        ours: [share(asked, (query) => !ask(ours, query)?.certain)],
      }),
    );
  }

  const times = (arm: Arm) =>
    Array.from({ length: passes }, () =>
      quantile(
        queries.map((query) => timed(arm, query)),
        0.95,
      ),
    );
  rows.push(
    benchRow({
      work: 'an answer, 95th percentile',
      unit: 'ms',
      ours: times(ours),
      reference: { name: 'minisearch, fuzzy and prefix', values: times(theirs) },
      atMost: { of: 'ours', value: 10 },
    }),
    benchRow({
      work: `index of ${streets.length} streets`,
      unit: 'ms',
      ours: Array.from({ length: passes }, () => indexed(streets)),
    }),
  );
  return rows;
}

function geocoderArm(streets: readonly AddressStreet[]): Arm {
  const geocoder = createGeocoder(streets);
  return (text, near) => {
    const { hits, certain } = geocoder.find({ text, near });
    return hits[0] ? { ...hits[0], certain } : null;
  };
}

function fullTextArm(streets: readonly AddressStreet[]): Arm {
  const index = new MiniSearch<AddressStreet>({
    fields: ['street', 'city', 'postcode', 'numbers'],
    processTerm: foldForAddress,
  });
  index.addAll(streets);
  const byId = new Map(streets.map((street) => [street.id, street]));
  return (text) => {
    const [first] = index.search(text, { fuzzy: 0.2, prefix: true });
    const street = first && byId.get(first.id as string);
    return street ? { ...street, number: /^\d+/.exec(text)?.[0] ?? null, certain: false } : null;
  };
}

function ask(arm: Arm, { query, near_lat: lat, near_lon: lon }: Query): First {
  return arm(query, lat !== '' && lon !== '' ? { lat: Number(lat), lon: Number(lon) } : null);
}

function isRight(query: Query, first: First): boolean {
  if (first === null) return false;
  const same = (expected: string, got: string) => expected === '' || foldForAddress(expected) === foldForAddress(got);
  return (
    same(query.expected_street, first.street) &&
    same(query.expected_city, first.city) &&
    same(query.expected_postcode, first.postcode) &&
    numberKey(query.expected_number) === (first.number ?? '')
  );
}

function timed(arm: Arm, query: Query): number {
  const start = performance.now();
  ask(arm, query);
  return performance.now() - start;
}

function indexed(streets: readonly AddressStreet[]): number {
  const start = performance.now();
  createGeocoder(streets);
  return performance.now() - start;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return (100 * items.filter(holds).length) / items.length;
}

async function readBase(): Promise<readonly AddressStreet[]> {
  const text = await readFile(new URL('ban-sample.csv', data), 'utf8');
  const [header = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const reader = readAddresses(header);
  if (!reader.ok) throw new Error(reader.code);
  for (const row of rows) reader.data.row(row);
  return reader.data.finish().streets;
}

async function readTable(name: string): Promise<Record<string, string>[]> {
  const text = await readFile(new URL(name, data), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

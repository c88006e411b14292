import { format } from 'oxfmt';
import pointInPolygon from 'point-in-polygon-hao';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { knownCategories } from '../../shared/domain/category.ts';
import { isOpen, listingSchema } from '../../shared/domain/listing.ts';
import { commune, quartiers, type Position } from '../fixtures/cachan.ts';
import { addressCsv, communeGeoJson, quartiersGeoJson } from '../fixtures/cachan-files.ts';
import { inventListings } from '../fixtures/cachan-listings.ts';
import { streetNumbers, streets } from '../fixtures/cachan-streets.ts';

const now = new Date('2026-03-22T18:00:00Z');
const listings = inventListings(400, 2020, now);
const outline = commune.polygons[0] as Position[][];

function area([ring = []]: Position[][]): number {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)![1] - ring.at(i - 1)![0] * y, 0)) / 2;
}

it('covers the commune with the five example quartiers, without overlap', () => {
  const parts = quartiers.map((quartier) => area(quartier.polygons[0] as Position[][]));
  expect(quartiers).toHaveLength(5);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(area(outline), 9);
  for (const { lon, lat } of streetNumbers) {
    const holding = quartiers.filter(
      ({ polygons }) => pointInPolygon([lon, lat], polygons[0] as Position[][]) !== false,
    );
    expect(holding.length, `${lon} ${lat}`).toBeGreaterThanOrEqual(1);
  }
  expect(quartiers.every(({ name, example }) => example && name !== '')).toBe(true);
});

it('keeps every street number inside the commune, once, odd and even on their own sides', () => {
  expect(streets).toHaveLength(17);
  for (const { lon, lat, label } of streetNumbers) expect(pointInPolygon([lon, lat], outline), label).toBe(true);
  expect(new Set(streetNumbers.map(({ label }) => label)).size).toBe(streetNumbers.length);
});

it('makes the same listings in every run, with other dates on another day', () => {
  expect(inventListings(400, 2020, now)).toEqual(listings);
  const tomorrow = inventListings(400, 2020, new Date('2026-03-23T18:00:00Z'));
  const timeless = (listing: object) => ({ ...listing, createdAt: null, updatedAt: null });
  expect(tomorrow.map(timeless)).toEqual(listings.map(timeless));
});

it('makes listings that the contract allows and that look like a spring in Cachan', () => {
  for (const listing of listings) expect(v.is(listingSchema, listing), listing.title).toBe(true);
  const share = (test: (listing: (typeof listings)[number]) => boolean) => listings.filter(test).length / 400;
  expect(share(({ kind }) => kind === 'request')).toBeCloseTo(0.6, 1);
  expect(share(({ status }) => status === 'published')).toBeGreaterThan(0.7);
  expect(share(({ status }) => isOpen(status))).toBeGreaterThan(0.85);
  expect(new Set(listings.map(({ category }) => category))).toEqual(new Set(knownCategories));
  for (const { createdAt, updatedAt } of listings) {
    expect(Date.parse(createdAt)).toBeGreaterThan(now.getTime() - 22 * 86_400_000);
    expect(Date.parse(updatedAt)).toBeLessThanOrEqual(now.getTime());
    expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(createdAt));
  }
});

it('houses several people in the same buildings', () => {
  const households = new Map<string, Set<string>>();
  for (const { location, contact } of listings)
    if (location && contact)
      households.set(location.label, (households.get(location.label) ?? new Set()).add(contact.name));
  expect([...households.values()].filter((names) => names.size >= 2).length).toBeGreaterThan(20);
});

it('rings nowhere: telephones from the ranges reserved for fiction, mail to a reserved domain', () => {
  for (const { contact } of listings) {
    if (contact?.phone) expect(contact.phone).toMatch(/^(01 99 00|06 39 98) \d\d \d\d$/);
    if (contact?.email) expect(contact.email).toMatch(/^[a-z.-]+@courriel\.example$/);
  }
});

it('sets French as French is set', () => {
  for (const { title, description } of listings) {
    const text = `${title} ${description}`;
    expect(text).not.toMatch(/[^\s\u202f][?!;]|[^\s\u00a0]:|'| [?!;:]|\{|\}/);
    expect(title).toMatch(/^[A-ZÀÉÊ]/);
  }
});

it('offers the same places as files for the address base, the commune and the quartiers', async () => {
  const pretty = async (value: unknown) =>
    (await format('outline.json', JSON.stringify(value), { printWidth: 120 })).code;
  await expect(await pretty(communeGeoJson())).toMatchFileSnapshot('../fixtures/commune-cachan.geojson');
  await expect(await pretty(quartiersGeoJson())).toMatchFileSnapshot('../fixtures/quartiers-cachan.geojson');
  await expect(addressCsv()).toMatchFileSnapshot('../fixtures/addresses-cachan.csv');
});

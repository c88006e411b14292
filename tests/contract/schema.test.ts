import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from '../properties.ts';
import openapiTypescript, { astToString } from 'openapi-typescript';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  dayParts,
  listingKinds,
  listingSchema,
  listingStatuses,
  tombstoneSchema,
  urgencies,
  weekdays,
} from '../../shared/domain/listing.ts';
import { accountSchema } from '../../shared/city/account.ts';
import { contractFile } from '../city/watch-contract.ts';
import { inventListings } from '../fixtures/cachan-listings.ts';

const document = parse(readFileSync(contractFile, 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown>; responses: Record<string, unknown> };
};
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(document, 'contract');
const allows = (schema: string) => ajv.compile({ $ref: `contract#/components/schemas/${schema}` });

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Text of the Basic Multilingual Plane: there, both ways of counting agree. */
const text = (maxLength: number, minLength = 0) =>
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
    minLength,
    maxLength,
  });
const goodListing = fc.record({
  id: fc.uuid({ version: 7 }),
  version: fc.integer({ min: 1, max: 1e6 }),
  kind: fc.constantFrom(...listingKinds),
  category: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  title: text(110, 1).map((title) => `a${title.trim()}`.trim()),
  description: text(200),
  status: fc.constantFrom(...listingStatuses),
  urgency: fc.constantFrom(...urgencies),
  availability: fc.record({ days: fc.subarray([...weekdays]), parts: fc.subarray([...dayParts]) }),
  languages: fc.array(fc.constantFrom('fr', 'pt-PT', 'snk', 'zh-Hant-TW'), { maxLength: 3 }),
  capacity: fc.integer({ min: 1, max: 50 }),
  walkingLimit: fc.option(fc.integer({ min: 50, max: 20_000 })),
  location: fc.option(
    fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      label: text(200),
    }),
  ),
  contact: fc.option(fc.record({ name: text(120), phone: fc.option(text(40)), email: fc.option(text(254)) })),
  createdAt: instant,
  updatedAt: instant,
});

/** One member made wrong, removed, or unknown. */
const damage = fc.oneof(
  fc
    .constantFrom(
      'id',
      'version',
      'kind',
      'category',
      'title',
      'description',
      'status',
      'urgency',
      'availability',
      'languages',
      'capacity',
      'walkingLimit',
      'location',
      'contact',
      'createdAt',
      'updatedAt',
    )
    .chain((name) =>
      fc
        .constantFrom<unknown>(
          undefined,
          null,
          0,
          1.5,
          -1,
          51,
          1e6,
          '',
          ' ',
          'Ö',
          'x'.repeat(2001),
          [],
          ['zz zz'],
          {},
          { lat: 91, lon: 0, label: '' },
          { lat: 1, lon: 2, label: 'x'.repeat(201) },
          { name: 'A', phone: 1, email: null },
          { days: ['mon'], parts: ['noon'] },
          true,
        )
        .map((value) => ({ [name]: value })),
    ),
  fc.constant({ palier_future: { mood: 'sunny' } }),
);

it('keeps its types up to date: regenerate with `npx vitest run tests/contract/schema.test.ts -u`', async () => {
  const header = '/**\n * Made from openapi.yaml by openapi-typescript; not written by hand.\n */\n\n';
  const types = header + astToString(await openapiTypescript(contractFile));
  await expect(types).toMatchFileSnapshot('../../shared/city/schema.d.ts');
});

it('says the same about a listing as the schema that the app reads with', () => {
  const allowed = allows('Listing');
  fc.assert(
    fc.property(goodListing, fc.option(damage), (listing, wrong) => {
      const wire = JSON.parse(JSON.stringify({ ...listing, ...wrong })) as unknown;
      const parsed = v.safeParse(listingSchema, wire);
      expect([wire, parsed.success]).toEqual([wire, allowed(wire)]);
      // What was understood goes back as it came, unknown members included.
      if (parsed.success) expect(JSON.parse(JSON.stringify(parsed.output))).toEqual(wire);
    }),
    { numRuns: 3000 },
  );
});

it('says the same about a tombstone and about the account', () => {
  const tombstone = { id: '019b76da-a801-7138-bb86-de9177851798', version: 2, deleted: true };
  for (const wrong of [{}, { deleted: false }, { version: 0 }, { id: 'x' }, { since: 'later' }]) {
    const wire = { ...tombstone, ...wrong };
    expect(v.is(tombstoneSchema, wire)).toBe(allows('Tombstone')(wire));
  }
  const capabilities = {
    read: true,
    create: true,
    update: true,
    delete: true,
    cursor: true,
    conditionalWrite: true,
    clientIds: true,
    writableFields: [],
  };
  const account = {
    account: { id: 'a', name: 'A' },
    scopes: ['read'],
    capabilities,
    limits: { pageSize: 1, bodyBytes: 1 },
  };
  for (const wrong of [
    {},
    { scopes: null },
    { limits: { pageSize: 0, bodyBytes: 1 } },
    { capabilities: {} },
    { commune: {} },
    { more: 1 },
  ]) {
    const wire = { ...account, ...wrong };
    expect(v.is(accountSchema, wire)).toBe(allows('Account')(wire));
  }
});

it('allows every listing of the sample, and no half of one', () => {
  const allowed = allows('Listing');
  for (const listing of inventListings(400, 7, new Date())) expect(allowed(listing)).toBe(true);
  expect(allowed({ id: '019b76da-a801-7138-bb86-de9177851798', version: 1 })).toBe(false);
});

it('gives examples that keep to its own schemas', () => {
  const examples: [string, object, unknown][] = [];
  const collect = (part: unknown, where: string): void => {
    if (typeof part !== 'object' || part === null) return;
    const { schema, example } = part as { schema?: object; example?: unknown };
    if (schema !== undefined && example !== undefined) examples.push([where, schema, example]);
    for (const [name, inner] of Object.entries(part)) if (name !== 'example') collect(inner, `${where}/${name}`);
  };
  collect(document.paths, '');
  collect(document.components.responses, '');
  expect(examples.length).toBeGreaterThan(15);
  for (const [where, schema, example] of examples) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as object;
    expect(ajv.validate(absolute, example), `${where}: ${ajv.errorsText()}`).toBe(true);
  }
});

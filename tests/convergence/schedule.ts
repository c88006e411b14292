import fc from '../properties.ts';
import type { CityCapabilities } from '../../shared/sync/ports.ts';
import { type EditedField, editedFields } from './values.ts';

export type Step =
  | { readonly do: 'deposit'; readonly laptop: number; readonly refused: boolean }
  | {
      readonly do: 'edit';
      readonly laptop: number;
      readonly listing: number;
      readonly what: EditedField;
      readonly way: number;
    }
  | { readonly do: 'delete'; readonly laptop: number; readonly listing: number }
  | { readonly do: 'synchronise'; readonly laptop: number; readonly full: boolean }
  | { readonly do: 'wait'; readonly turns: number }
  | { readonly do: 'crash' | 'cancel'; readonly laptop: number }
  | { readonly do: 'clock'; readonly laptop: number; readonly days: number }
  | { readonly do: 'weather'; readonly rough: number }
  | { readonly do: 'city-edits'; readonly listing: number; readonly what: EditedField; readonly way: number }
  | { readonly do: 'city-clock'; readonly seconds: number }
  | { readonly do: 'city-forgets-deletions' | 'city-backs-up' | 'city-restores' };

export const modes = [
  'whole',
  'read-only',
  'no-delete',
  'no-cursor',
  'no-condition',
  'no-client-ids',
  'no-contacts',
] as const;
export type Mode = (typeof modes)[number];

export interface Schedule {
  readonly seed: number;
  readonly laptops: number;
  readonly mode: Mode;
  readonly pageSize: number;
  readonly steps: readonly Step[];
}

const laptop = fc.nat(4);
const listing = fc.nat(4);
const what = fc.constantFrom(...editedFields);
const way = fc.nat(6);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('deposit'), laptop, refused: fc.nat(9).map((n) => n === 0) }) },
  { weight: 90, arbitrary: fc.record({ do: fc.constant('edit'), laptop, listing, what, way }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('delete'), laptop, listing }) },
  {
    weight: 80,
    arbitrary: fc.record({ do: fc.constant('synchronise'), laptop, full: fc.nat(12).map((n) => n === 0) }),
  },
  {
    weight: 90,
    arbitrary: fc.record({ do: fc.constant('wait'), turns: fc.oneof(fc.nat(20), fc.nat(60), fc.constant(300)) }),
  },
  { weight: 20, arbitrary: fc.record({ do: fc.constantFrom('crash', 'crash', 'cancel'), laptop }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('clock'), laptop, days: fc.constantFrom(-1, 1) }) },
  { weight: 20, arbitrary: fc.record({ do: fc.constant('weather'), rough: fc.constantFrom(0, 0.05, 0.15, 0.4) }) },
  { weight: 30, arbitrary: fc.record({ do: fc.constant('city-edits'), listing, what, way }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('city-clock'), seconds: fc.constantFrom(-86_400, -2, 86_400) }),
  },
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom('city-forgets-deletions', 'city-backs-up') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('city-restores') }) },
) as fc.Arbitrary<Step>;

/** The battery ends about when the city answers; the city hall changes the same; the laptop asks again. */
const answerUnseen: fc.Arbitrary<Step[]> = fc
  .record({ laptop, listing, what, way, turns: fc.nat(60) })
  .map(({ laptop, listing, what, way, turns }) => [
    { do: 'edit', laptop, listing, what, way },
    { do: 'synchronise', laptop, full: false },
    { do: 'wait', turns },
    { do: 'crash', laptop },
    { do: 'city-edits', listing, what, way },
    { do: 'synchronise', laptop, full: false },
  ]);

/** What a cache may remember is deleted, and everything is read again in bad weather. */
const readAgainAfterDeletion: fc.Arbitrary<Step[]> = fc
  .record({ laptop, listing, turns: fc.integer({ min: 60, max: 300 }) })
  .map(({ laptop, listing, turns }) => [
    { do: 'synchronise', laptop, full: true },
    { do: 'wait', turns },
    { do: 'delete', laptop, listing },
    { do: 'synchronise', laptop, full: false },
    { do: 'wait', turns },
    { do: 'weather', rough: 0.4 },
    { do: 'synchronise', laptop, full: true },
    { do: 'wait', turns },
  ]);

/** Mostly single steps; now and then some in a row that single ones seldom put together. */
const steps: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 96, arbitrary: step.map((single) => [single]) },
  { weight: 2, arbitrary: answerUnseen },
  { weight: 2, arbitrary: readAgainAfterDeletion },
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff })),
  laptops: fc.integer({ min: 2, max: 5 }),
  mode: fc.oneof(
    { weight: 14, arbitrary: fc.constant<Mode>('whole') },
    ...modes.slice(1).map((mode) => ({ weight: 1, arbitrary: fc.constant<Mode>(mode) })),
  ),
  pageSize: fc.integer({ min: 1, max: 4 }),
  steps: fc.array(steps, { minLength: 10, maxLength: 70, size: 'max' }).map((some) => some.flat()),
});

const contactless = [
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
] as const;

/** What laptop `index` can do. A limited token is one laptop's: the others do what it cannot. A limited platform is everybody's. */
export function capabilitiesOf(index: number, mode: Mode): CityCapabilities {
  const limited = index === 0 || mode === 'no-cursor' || mode === 'no-condition' || mode === 'no-client-ids';
  return capabilitiesIn(limited ? mode : 'whole');
}

function capabilitiesIn(mode: Mode): CityCapabilities {
  return {
    read: true,
    create: mode !== 'read-only',
    update: mode !== 'read-only',
    delete: mode !== 'read-only' && mode !== 'no-delete',
    cursor: mode !== 'no-cursor',
    conditionalWrite: mode !== 'no-condition',
    clientIds: mode !== 'no-client-ids',
    ...(mode === 'no-contacts' ? { writableFields: contactless } : {}),
  };
}

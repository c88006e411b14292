import * as fc from 'fast-check';
import { type ListingFields, transitions, urgencies, weekdays } from '../../shared/domain/listing.ts';
import type { CityCapabilities } from '../../shared/sync/ports.ts';
import { Laptop, type World } from './laptop.ts';
import { Seeded } from './seeded.ts';
import { Town } from './town.ts';
import { Turns } from './turns.ts';

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
  | { readonly do: 'town-edits'; readonly listing: number; readonly what: EditedField; readonly way: number }
  | { readonly do: 'town-clock'; readonly seconds: number }
  | { readonly do: 'town-forgets-deletions' | 'town-backs-up' | 'town-restores' };

const editedFields = [
  'title',
  'description',
  'walkingLimit',
  'location',
  'days',
  'status',
  'status',
  'urgency',
  'contact',
] as const;
type EditedField = (typeof editedFields)[number];

const modes = ['whole', 'read-only', 'no-delete', 'no-cursor', 'no-condition', 'no-client-ids', 'no-contacts'] as const;
type Mode = (typeof modes)[number];

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
  { weight: 30, arbitrary: fc.record({ do: fc.constant('town-edits'), listing, what, way }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('town-clock'), seconds: fc.constantFrom(-86_400, -2, 86_400) }),
  },
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom('town-forgets-deletions', 'town-backs-up') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('town-restores') }) },
) as fc.Arbitrary<Step>;

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff })),
  laptops: fc.integer({ min: 2, max: 5 }),
  mode: fc.oneof(
    { weight: 14, arbitrary: fc.constant<Mode>('whole') },
    ...modes.slice(1).map((mode) => ({ weight: 1, arbitrary: fc.constant<Mode>(mode) })),
  ),
  pageSize: fc.integer({ min: 1, max: 4 }),
  steps: fc.array(step, { minLength: 10, maxLength: 70, size: 'max' }),
});

/** The town with its laptops, and what the schedule did to them. */
export class Story implements World {
  readonly town: Town;
  readonly random: Seeded;
  readonly turns: Turns;
  readonly weather = { rough: 0 };
  readonly edits: World['edits'] = [];
  readonly laptops: readonly Laptop[];
  readonly mode: Mode;
  readonly pageSize: number;
  restored = false;
  #values = 0;

  constructor({ seed, laptops, mode, pageSize }: Schedule) {
    this.mode = mode;
    this.pageSize = pageSize;
    this.random = new Seeded(seed);
    this.turns = new Turns(this.random);
    this.town = new Town({ cursor: mode !== 'no-cursor', conditionalWrite: mode !== 'no-condition' });
    this.laptops = Array.from({ length: laptops }, (_, index) => {
      // A limited token is one laptop's: the others do what it cannot. A limited platform is everybody's.
      const limited = index === 0 || mode === 'no-cursor' || mode === 'no-condition' || mode === 'no-client-ids';
      return new Laptop(`laptop${index}`, this, limited ? capabilitiesIn(mode) : capabilitiesIn('whole'));
    });
  }

  async take(step: Step): Promise<void> {
    const { town } = this;
    switch (step.do) {
      case 'deposit':
        return void this.#laptop(step.laptop).deposit(this.#newFields(step.refused));
      case 'edit':
        return void this.#laptop(step.laptop).edit(step.listing, (seen) => this.#change(seen, step.what, step.way));
      case 'delete':
        return void this.#laptop(step.laptop).delete(step.listing);
      case 'synchronise':
        return void this.#laptop(step.laptop).synchronise(step.full ? 'full' : 'no');
      case 'wait':
        for (let turn = 0; turn < step.turns; turn++) await this.turns.next();
        return;
      case 'crash':
        return this.#laptop(step.laptop).crash();
      case 'cancel':
        return this.#laptop(step.laptop).cancel();
      case 'clock':
        return this.#laptop(step.laptop).setClock(step.days);
      case 'weather':
        this.weather.rough = step.rough;
        return;
      case 'town-edits': {
        const target = town.listings[step.listing % Math.max(1, town.listings.length)];
        const change = target && this.#change(target, step.what, step.way);
        if (target && change) town.editAtTownHall(target.id, change);
        return;
      }
      case 'town-clock':
        return town.setClock(step.seconds);
      case 'town-forgets-deletions':
        return town.forgetDeletions();
      case 'town-backs-up':
        return town.backUp();
      case 'town-restores':
        this.restored = town.restore() || this.restored;
    }
  }

  /** Every text, place and limit is written once in a schedule: its value tells who wrote it. */
  #change(seen: ListingFields, what: EditedField, way: number): Partial<ListingFields> | null {
    const n = (this.#values += 1);
    switch (what) {
      case 'title':
        return { title: `title ${n}` };
      case 'description':
        return { description: `description ${n}`, title: `title ${n}` };
      case 'walkingLimit':
        return { walkingLimit: 50 + n };
      case 'location':
        return { location: { lat: n, lon: n, label: `place ${n}` } };
      case 'contact':
        return { contact: { name: `name ${n}`, phone: way % 2 ? null : `phone ${n}`, email: null } };
      case 'urgency':
        return { urgency: urgencies.filter((urgency) => urgency !== seen.urgency)[way % 2] ?? 'low' };
      case 'days': {
        const day = weekdays[way % 7] ?? 'mon';
        const days = seen.availability.days;
        const toggled = days.includes(day) ? days.filter((other) => other !== day) : [...days, day];
        return { availability: { ...seen.availability, days: toggled } };
      }
      case 'status': {
        const next = transitions[seen.status];
        const status = next[way % next.length];
        return status ? { status } : null;
      }
    }
  }

  #newFields(refused: boolean): ListingFields {
    const n = (this.#values += 1);
    return {
      kind: n % 2 ? 'offer' : 'request',
      category: 'shopping',
      title: `${refused ? 'refused' : 'title'} ${n}`,
      description: '',
      status: 'pending',
      urgency: 'normal',
      availability: { days: [], parts: [] },
      languages: ['fr'],
      capacity: 1,
      walkingLimit: null,
      location: null,
      contact: { name: `name ${n}`, phone: null, email: null },
    };
  }

  #laptop(index: number): Laptop {
    const laptop = this.laptops[index % this.laptops.length];
    if (!laptop) throw new Error('a schedule has laptops');
    return laptop;
  }
}

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

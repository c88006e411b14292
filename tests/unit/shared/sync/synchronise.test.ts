import { describe, expect, it } from 'vitest';
import type { Listing, ListingFields } from '../../../../shared/domain/listing.ts';
import type { CityPort, CityRefusal, ListingPage, SyncOptions, SyncProgress } from '../../../../shared/sync/ports.ts';
import { isSetAside, type OutboxEntry } from '../../../../shared/sync/records.ts';
import { synchronise } from '../../../../shared/sync/synchronise.ts';
import { Disk } from '../../../convergence/disk.ts';
import { Seeded } from '../../../convergence/seeded.ts';
import { SimulatedCity } from '../../../convergence/simulated-city.ts';
import { Turns } from '../../../convergence/turns.ts';
import { faultyCityPort } from '../../../convergence/faulty-city-port.ts';

const all = {
  read: true,
  create: true,
  update: true,
  delete: true,
  cursor: true,
  conditionalWrite: true,
  clientIds: true,
};
const fields: ListingFields = {
  kind: 'request',
  category: 'shopping',
  title: 'Courses',
  description: '',
  status: 'pending',
  urgency: 'normal',
  availability: { days: [], parts: [] },
  languages: ['fr'],
  capacity: 1,
  walkingLimit: null,
  location: null,
  contact: null,
};

/** One laptop before a city that behaves, except where a test says otherwise. */
function scene(
  listings: number,
  change: (port: CityPort, city: SimulatedCity) => Partial<CityPort> = () => ({}),
  cursor = true,
) {
  const city = new SimulatedCity({ cursor, conditionalWrite: true });
  for (let n = 0; n < listings; n++) city.create('someone', `listing-${n}`, fields, `operation-${n}`);
  const random = new Seeded(1);
  const turns = new Turns(random);
  const disk = new Disk();
  const life = { ended: false };
  const slept: number[] = [];
  const asked: string[] = [];
  const steps: SyncProgress[] = [];
  const signal = { aborted: false };
  let numbers = 0;
  const plain = faultyCityPort(city, 'laptop', life, turns, random, { rough: 0 }, { ...all, cursor }, new Map());
  const changed: CityPort = { ...plain, ...change(plain, city) };
  const port: CityPort = {
    ...changed,
    page: (cursor, limit) => (asked.push('page'), changed.page(cursor, limit)),
    read: (id) => (asked.push('read'), changed.read(id)),
  };
  const run = async (options: Partial<SyncOptions> = {}) => {
    let done = false;
    const report = synchronise(
      {
        city: port,
        store: disk.storeFor(life, turns),
        now: () => '2020-04-02T08:00:00.000Z',
        random: () => 0.5,
        sleep: async (milliseconds) => void slept.push(milliseconds),
        newId: () => `id-${String((numbers += 1)).padStart(6, '0')}`,
      },
      { signal, onProgress: (step) => steps.push(step), pageSize: 10, ...options },
    ).finally(() => (done = true));
    // Awaited below, once every turn has been taken.
    report.catch(() => {});
    while (!done) await turns.next();
    return await report;
  };
  const edit = (id: string, change: Partial<ListingFields>) => {
    const record = disk.listings.get(id);
    if (!record?.base) throw new Error('nothing to edit');
    disk.listings.set(id, { ...record, local: { ...record.base, ...change } });
    const entry = {
      attempts: 0,
      reason: null,
      detail: null,
      at: '2020-04-02T08:00:00.000Z',
      state: 'waiting' as const,
    };
    disk.outbox.set(`edit-${id}`, {
      id: `edit-${id}`,
      listingId: id,
      operation: { type: 'update', patch: change },
      ...entry,
    });
  };
  return { city, disk, run, edit, slept, asked, steps, signal };
}

const refusal = (code: CityRefusal['code'], more: Partial<CityRefusal> = {}): CityRefusal => ({
  ok: false,
  code,
  ...more,
});

/** Answers `first` once, or as often as said, then what the city says. */
function atFirst<Argument extends unknown[], Answer>(
  answers: Answer[],
  then: (...argument: Argument) => Promise<Answer>,
): (...argument: Argument) => Promise<Answer> {
  return async (...argument) => answers.shift() ?? (await then(...argument));
}

describe('a synchronisation', () => {
  it('asks once when there is nothing new', async () => {
    const { run, asked } = scene(25);
    expect(await run()).toMatchObject({ outcome: 'done', pulled: 25 });
    asked.length = 0;
    expect(await run()).toMatchObject({ outcome: 'done', pulled: 0, requests: 1 });
    expect(asked).toEqual(['page']);
  });

  it('waits as long as the city asks, and tells when that is longer than a run', async () => {
    const short = scene(1, (port) => ({
      page: atFirst([refusal('rate-limited', { retryAfterSeconds: 7 })], port.page),
    }));
    expect((await short.run()).outcome).toBe('done');
    expect(short.slept).toEqual([7250]);
    const long = scene(1, () => ({ page: async () => refusal('unavailable', { retryAfterSeconds: 86_400 }) }));
    expect(await long.run()).toMatchObject({ outcome: 'unavailable', retryAfterSeconds: 86_400 });
    expect(long.slept).toEqual([]);
  });

  it('backs off with full jitter, then gives up until the next run', async () => {
    const { run, slept } = scene(1, () => ({ page: async () => refusal('unreachable') }));
    expect((await run()).outcome).toBe('unreachable');
    expect(slept).toEqual([500, 1000, 2000, 4000, 8000]);
  });

  it.each([
    ['unauthorized', 'sign-in'],
    ['forbidden', 'forbidden'],
    ['upgrade-required', 'upgrade-required'],
    ['not-json', 'not-json'],
  ] as const)('stops at once on %s, and keeps everything', async (code, outcome) => {
    const scenery = scene(3);
    await scenery.run();
    scenery.edit('listing-1', { title: 'Pharmacie' });
    const { disk } = scenery;
    const stopped = scene(0, () => ({ page: async () => refusal(code), update: async () => refusal(code) }));
    stopped.disk.listings = disk.listings;
    stopped.disk.outbox = disk.outbox;
    stopped.disk.state = disk.state;
    expect((await stopped.run()).outcome).toBe(outcome);
    expect(stopped.slept).toEqual([]);
    expect(stopped.disk.outbox.size).toBe(1);
  });

  it('sends the others when the city refuses one', async () => {
    const { run, edit, disk, city } = scene(3);
    await run();
    edit('listing-0', { title: 'refused' });
    edit('listing-1', { title: 'Pharmacie' });
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 1, parked: 1 });
    expect([...disk.outbox.values()]).toMatchObject([{ listingId: 'listing-0', state: 'parked', reason: 'invalid' }]);
    expect(disk.listings.get('listing-0')?.local?.title).toBe('refused');
    expect(city.listings.find(({ id }) => id === 'listing-1')?.title).toBe('Pharmacie');
  });

  it('sets aside the one listing at which the city always fails, and sends the others, in that run and in the next ones', async () => {
    const operations: string[] = [];
    let ill = true;
    const scenery = scene(4, (port) => ({
      update: async (id, patch, etag, operation) => {
        if (id !== 'listing-0' || !ill) return port.update(id, patch, etag, operation);
        operations.push(operation);
        return refusal('unavailable');
      },
      read: async (id) => (id === 'listing-0' && ill ? refusal('unavailable') : port.read(id)),
    }));
    const { run, edit, disk, city } = scenery;
    await run();
    edit('listing-0', { title: 'Pharmacie' });
    edit('listing-1', { title: 'Du pain' });
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 1, parked: 1 });
    expect(operations).toHaveLength(6);
    const [aside] = disk.outbox.values();
    expect(aside).toMatchObject({ listingId: 'listing-0', reason: 'city-fails' });
    expect(isSetAside(aside as OutboxEntry)).toBe(true);

    edit('listing-2', { title: 'Une ampoule' });
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 1, parked: 0 });
    expect(operations).toHaveLength(7);
    // Alone, it makes no exchange a failure.
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 0 });

    ill = false;
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 1 });
    expect(disk.outbox.size).toBe(0);
    expect(new Set(operations).size).toBe(1);
    expect(city.listings.map(({ title }) => title)).toEqual(['Pharmacie', 'Du pain', 'Une ampoule', 'Courses']);
  });

  it('sets nothing aside where the city fails at every change, and asks it little', async () => {
    let asked = 0;
    const { run, edit, disk } = scene(60, () => ({ update: async () => ((asked += 1), refusal('unavailable')) }));
    await run();
    for (let n = 0; n < 60; n++) edit(`listing-${n}`, { title: 'Pharmacie' });
    expect(await run()).toMatchObject({ outcome: 'unavailable', pushed: 0, parked: 0 });
    expect([...disk.outbox.values()].filter(isSetAside)).toEqual([]);
    // Six lanes try six times; the others of that batch once each.
    expect(asked).toBeLessThanOrEqual(6 * 6 + 42);
  });

  it('stops before a cursor that goes round in circles', async () => {
    const page: ListingPage = { items: [], rejected: [], nextCursor: '1.0.0', hasMore: true };
    const { run } = scene(1, () => ({ page: async () => ({ ok: true, data: page }) }));
    expect((await run()).outcome).toBe('cursor-stuck');
  });

  it('stops when the city’s history goes backwards, and goes on once that is accepted', async () => {
    const { run, edit, city, disk } = scene(2);
    await run();
    city.backUp();
    edit('listing-0', { title: 'Pharmacie' });
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 1 });
    city.restore();
    edit('listing-1', { capacity: 3 });
    expect((await run()).outcome).toBe('server-restored');
    expect(await run()).toMatchObject({ outcome: 'server-restored', requests: 0 });
    expect(disk.outbox.size).toBe(1);
    expect(await run({ resync: 'accept-restored' })).toMatchObject({ outcome: 'done', pushed: 1, conflicts: 1 });
    expect(disk.conflicts).toMatchObject([
      { listingId: 'listing-0', field: 'title', theirs: 'Courses', ours: 'Pharmacie' },
    ]);
  });

  it('notices it also before everything is read again, though the city has written past what we hold', async () => {
    const answers: CityRefusal[] = [];
    const { run, edit, city, disk } = scene(2, (port) => ({ page: atFirst(answers, port.page) }));
    await run();
    city.backUp();
    edit('listing-0', { title: 'Pharmacie' });
    await run();
    // Everything again: stopped before its first page, and the city comes back from its backup meanwhile.
    answers.push(refusal('upgrade-required'));
    expect((await run({ resync: 'full' })).outcome).toBe('upgrade-required');
    city.restore();
    city.editAtCityHall('listing-0', { title: 'Marché' });
    city.editAtCityHall('listing-0', { title: 'Poste' });
    expect((await run({ resync: 'full' })).outcome).toBe('server-restored');
    expect(await run({ resync: 'accept-restored' })).toMatchObject({ outcome: 'done', conflicts: 1 });
    expect(disk.conflicts).toMatchObject([
      { listingId: 'listing-0', field: 'title', theirs: 'Poste', ours: 'Pharmacie' },
    ]);
  });

  it('keeps what the city had said alike by itself, should the city lose it', async () => {
    const { run, edit, city, disk } = scene(1);
    await run();
    city.backUp();
    edit('listing-0', { title: 'Pharmacie' });
    city.editAtCityHall('listing-0', { title: 'Pharmacie' });
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 0, conflicts: 0 });
    city.restore();
    expect((await run()).outcome).toBe('server-restored');
    expect(await run({ resync: 'accept-restored' })).toMatchObject({ outcome: 'done', conflicts: 1 });
    expect(disk.conflicts).toMatchObject([{ field: 'title', theirs: 'Courses', ours: 'Pharmacie' }]);
  });

  it('asks about a deletion that waited behind a change in doubt, should the city bring the listing back', async () => {
    const { run, edit, city, disk } = scene(1);
    await run();
    city.backUp();
    edit('listing-0', { title: 'Pharmacie' });
    const [change] = disk.outbox.values();
    if (!change) throw new Error('it was edited');
    disk.outbox.set(change.id, { ...change, state: 'sent' });
    disk.outbox.set('then', { ...change, id: 'then', operation: { type: 'delete' } });
    const shown = city.read('listing-0');
    city.delete('someone', 'listing-0', shown.ok ? city.etagOf(shown.data) : null, 'operation-gone');
    expect(await run()).toMatchObject({ outcome: 'done' });
    expect([disk.listings.size, disk.outbox.size]).toEqual([0, 0]);
    city.restore();
    expect((await run()).outcome).toBe('server-restored');
    expect(await run({ resync: 'accept-restored' })).toMatchObject({ outcome: 'done', conflicts: 1 });
    expect(disk.conflicts).toMatchObject([{ listingId: 'listing-0', field: 'deleted' }]);
  });

  it('takes a cursor that the city does not know for another history, and a question refused for nothing of the kind', async () => {
    const answers: CityRefusal[] = [];
    const { run, disk } = scene(2, (port) => ({ page: atFirst(answers, port.page) }));
    await run();
    answers.push(refusal('invalid'));
    expect((await run()).outcome).toBe('invalid');
    expect(disk.state?.halted).toBe(false);
    expect((await run()).outcome).toBe('done');
    answers.push(refusal('cursor-unknown'));
    expect((await run()).outcome).toBe('server-restored');
    expect(disk.state?.halted).toBe(true);
  });

  it('recognises an older version as such only after reading the listing by itself', async () => {
    const shelf: { old?: Listing } = {};
    const late = scene(2, (port) => ({
      page: async (cursor, limit) => {
        const answer = await port.page(cursor, limit);
        return shelf.old && answer.ok ? { ok: true, data: { ...answer.data, items: [shelf.old] } } : answer;
      },
    }));
    await late.run();
    const base = late.disk.listings.get('listing-0')?.base;
    if (base) shelf.old = base;
    late.edit('listing-0', { title: 'Pharmacie' });
    expect((await late.run()).outcome).toBe('done');
    expect((await late.run()).outcome).toBe('done');
    expect(late.asked).toContain('read');
    expect(late.disk.listings.get('listing-0')?.base?.title).toBe('Pharmacie');
  });

  it('does not bring a deleted listing back because a late page still shows it', async () => {
    const shelf: { old?: Listing } = {};
    const late = scene(2, (port) => ({
      page: async (cursor, limit) => {
        const answer = await port.page(cursor, limit);
        return shelf.old && answer.ok ? { ok: true, data: { ...answer.data, items: [shelf.old] } } : answer;
      },
    }));
    await late.run();
    const base = late.disk.listings.get('listing-0')?.base;
    if (!base) throw new Error('not fetched');
    late.city.delete('someone', base.id, late.city.etagOf(base), 'deletion');
    expect((await late.run()).removed).toBe(1);
    shelf.old = base;
    expect(await late.run()).toMatchObject({ outcome: 'done', pulled: 0 });
    expect(late.asked).toContain('read');
    expect(late.disk.listings.has(base.id)).toBe(false);
  });

  it('takes the later of two copies of a listing on one page, whichever comes first', async () => {
    const { run, city, disk } = scene(1, (port, city) => ({
      page: async (cursor, limit) => {
        const answer = await port.page(cursor, limit);
        const [item] = city.listings;
        const earlier = item && { ...item, version: item.version - 1, title: 'Avant' };
        if (!answer.ok || !item || !earlier) return answer;
        return { ok: true, data: { ...answer.data, items: [earlier, item, earlier, item, earlier] } };
      },
    }));
    city.editAtCityHall('listing-0', { title: 'Après' });
    expect(await run()).toMatchObject({ outcome: 'done', pulled: 1 });
    expect(disk.listings.get('listing-0')?.base?.title).toBe('Après');
  });

  it('keeps what it does not understand out of the sweep, and lists it', async () => {
    const { run, disk } = scene(3, (port) => ({
      page: async (cursor, limit) => {
        const answer = await port.page(cursor, limit);
        if (!answer.ok || disk.listings.size === 0) return answer;
        const items = answer.data.items.filter(({ id }) => id !== 'listing-1');
        return { ok: true, data: { ...answer.data, items, rejected: [{ id: 'listing-1', reason: 'title' }] } };
      },
    }));
    await run();
    expect(await run({ resync: 'full' })).toMatchObject({ outcome: 'done', rejected: [{ id: 'listing-1' }] });
    expect(disk.listings.has('listing-1')).toBe(true);
  });

  it('looks for what was shown only before the city let the cursor expire', async () => {
    let pages = 0;
    const { run, disk, city } = scene(25, (plain) => ({
      page: async (cursor, limit) => {
        pages += 1;
        if (pages !== 2) return await plain.page(cursor, limit);
        // Shown on the first page, then deleted and forgotten while this laptop was on its way to the second.
        const shown = city.read('listing-3');
        city.delete('someone', 'listing-3', shown.ok ? city.etagOf(shown.data) : null, 'operation-gone');
        city.forgetDeletions();
        return refusal('cursor-expired');
      },
    }));
    expect(await run()).toMatchObject({ outcome: 'done' });
    expect(disk.listings.has('listing-3')).toBe(false);
    expect(disk.listings.size).toBe(24);
  });

  it('stops between two pages when cancelled, and goes on from there', async () => {
    const { run, signal, disk, asked } = scene(40);
    const cancelling = run({ onProgress: () => (signal.aborted = true) });
    expect((await cancelling).outcome).toBe('cancelled');
    const held = disk.listings.size;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(40);
    signal.aborted = false;
    asked.length = 0;
    expect(await run()).toMatchObject({ outcome: 'done', pulled: 40 - held });
    expect(asked.length).toBe(Math.ceil((40 - held) / 10));
  });

  it('tells at once that a page could not be written, though the city has not answered the next question', async () => {
    const { run, disk } = scene(40, (port) => ({
      page: (cursor, limit) => (cursor === null ? port.page(cursor, limit) : new Promise(() => {})),
    }));
    const storeFor = disk.storeFor.bind(disk);
    disk.storeFor = (life, turns) => ({
      transact: (work, whenCommitted) =>
        storeFor(life, turns).transact((transaction) => {
          transaction.addListings = () => Promise.reject(new Error('the disk is full'));
          return work(transaction);
        }, whenCommitted),
    });
    await expect(run()).rejects.toThrow('the disk is full');
  });

  it('begins anew after an interruption where the city has no cursor: it may have changed what was read', async () => {
    const { run, signal, disk, city } = scene(40, undefined, false);
    await run();
    expect((await run({ onProgress: () => (signal.aborted = true) })).outcome).toBe('cancelled');
    signal.aborted = false;
    // The city shows what changed last first: this was on the page that has been read.
    const latest = disk.state?.generation;
    const read = [...disk.listings.values()].filter(({ generation }) => generation === latest).map(({ id }) => id);
    expect(read).toHaveLength(10);
    for (const id of read.slice(0, 2)) {
      const shown = city.read(id);
      city.delete('someone', id, shown.ok ? city.etagOf(shown.data) : null, `operation-gone-${id}`);
    }
    expect(await run()).toMatchObject({ outcome: 'done', removed: 2 });
    expect(disk.listings.size).toBe(38);
  });

  it('sends again under the same number what it does not know the fate of', async () => {
    const operations: string[] = [];
    let lose = true;
    const { run, edit, city } = scene(1, (port) => ({
      update: async (id, patch, etag, operation) => {
        operations.push(operation);
        const answer = await port.update(id, patch, etag, operation);
        return lose ? refusal('unreachable', { retryAfterSeconds: 3600 }) : answer;
      },
    }));
    await run();
    edit('listing-0', { title: 'Pharmacie' });
    expect((await run()).outcome).toBe('unreachable');
    lose = false;
    expect(await run()).toMatchObject({ outcome: 'done', pushed: 1, conflicts: 0 });
    expect(new Set(operations).size).toBe(1);
    expect(city.history.filter(({ by }) => by === 'laptop')).toHaveLength(1);
  });
});

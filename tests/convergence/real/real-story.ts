import { etagOf } from '../../../shared/city/client.ts';
import type { Backup } from '../../city/backup.ts';
import type { KillableBrowser } from '../../e2e/killable-browser.ts';
import type { Healing } from '../heal.ts';
import type { Ending } from '../promises.ts';
import { capabilitiesOf, type Schedule, type Step } from '../schedule.ts';
import { Seeded } from '../seeded.ts';
import type { Written } from '../simulated-city.ts';
import { changeOf } from '../values.ts';
import type { Finished, RealLaptop } from './real-laptop.ts';
import type { RealWorld } from './real-world.ts';

/** A request and what is written of it take about that many turns of a schedule in memory. */
const turnsOfARequest = 8;
const longestWait = 2000;

/** A schedule played by real laptops: the same steps, the same healing, the same promises as in memory. */
export class RealStory implements Healing<RealLaptop> {
  readonly laptops: readonly RealLaptop[];
  readonly #world: RealWorld;
  readonly #schedule: Schedule;
  /** Rough from the start: fewer requests are made here in a schedule than in memory. */
  readonly #weather = { rough: 0.1 };
  readonly #undone: (readonly Written[])[] = [];
  #backup: { readonly city: Backup; readonly history: number } | null = null;
  #restored = false;
  #values = 0;

  private constructor(world: RealWorld, schedule: Schedule) {
    this.#world = world;
    this.#schedule = schedule;
    this.laptops = world.laptops.slice(0, schedule.laptops);
  }

  static async begin(world: RealWorld, schedule: Schedule): Promise<RealStory> {
    const story = new RealStory(world, schedule);
    const { mode, pageSize, seed } = schedule;
    await world.city.forgetAll();
    await Promise.all(
      story.laptops.map(async (laptop, index) => {
        const contacts = mode !== 'no-contacts' || index > 0;
        const rules = { pageSize, contacts, capabilities: capabilitiesOf(index, mode) };
        laptop.wire.begin(rules, new Seeded(seed + index), story.#weather);
        await laptop.begin(world.browser);
      }),
    );
    return story;
  }

  async take(step: Step): Promise<void> {
    const { city, browser } = this.#world;
    switch (step.do) {
      case 'deposit':
        return this.#laptop(step.laptop).deposit(this.#nextValue(), step.refused);
      case 'edit':
        return this.#laptop(step.laptop).edit(this.#nextValue(), step);
      case 'delete':
        return this.#laptop(step.laptop).remove(this.#nextValue(), step.listing);
      case 'synchronise':
        return this.#laptop(step.laptop).synchronise(step.full ? 'full' : 'no');
      case 'wait':
        return await this.#wait(step.turns);
      case 'crash':
        return await this.#restart(this.#laptop(step.laptop), browser);
      case 'cancel':
        return this.#laptop(step.laptop).cancel();
      case 'clock':
        return this.#laptop(step.laptop).setClock(step.days);
      case 'weather':
        this.#weather.rough = step.rough;
        return;
      case 'city-edits': {
        const listings = await city.listings();
        const target = listings[step.listing % Math.max(1, listings.length)];
        const change = target && changeOf(target, step, this.#nextValue());
        if (target && change) await city.edit(target, change);
        return;
      }
      case 'city-clock':
        return await city.setClock(step.seconds);
      case 'city-forgets-deletions':
        return await city.forgetDeletions();
      case 'city-backs-up': {
        // Written in between, and so on both sides of the restoration: the later moment counts.
        const backup = await city.backUp();
        const history = await city.history();
        this.#backup = { city: backup, history: history.at(-1)?.number ?? 0 };
        return;
      }
      case 'city-restores':
        return await this.#restore();
    }
  }

  /** The battery of the whole computer: every laptop of this schedule at once, and the browser under them. */
  async killBrowser(): Promise<void> {
    await this.#world.killBrowser();
    await Promise.all(this.laptops.map((laptop) => laptop.open(this.#world.browser)));
  }

  async calm(): Promise<void> {
    this.#weather.rough = 0;
    await this.#world.city.address;
    await Promise.all(this.laptops.map((laptop) => laptop.lockAndUnlock()));
    for (const { wire } of this.laptops) await wire.drained();
  }

  finish(laptop: RealLaptop, resync: 'no' | 'accept-restored'): Promise<Finished | null> {
    return laptop.finish(resync);
  }

  /** What is judged, and what no promise of the schedules in memory can ask. */
  async ending(): Promise<{ readonly ending: Ending; readonly broken: readonly string[] }> {
    const { city } = this.#world;
    const held = await Promise.all(this.laptops.map((laptop) => laptop.contents()));
    const broken = await city.violations();
    const laptops = this.laptops.map(({ name, acknowledged }, index) => {
      const contents = held[index];
      if (!contents) throw new Error(`nothing is known of ${name}`);
      const kept = new Set(contents.edits.map(({ n }) => n));
      for (const n of acknowledged) if (!kept.has(n)) broken.push(`${name}: edit ${n} was said to be kept, and is not`);
      for (const problem of contents.problems)
        if (problem === 'unexpected' || problem === 'disk-full')
          broken.push(`${name}: a run ended with « ${problem} »`);
      const disk = {
        listings: new Map(contents.listings.map((record) => [record.id, record])),
        outbox: new Map(contents.outbox.map((entry) => [entry.id, entry])),
        conflicts: contents.conflicts,
        zombies: new Set(contents.zombies),
      };
      return { name, disk };
    });
    const history = (await city.history()).map(({ written }) => written);
    return {
      broken,
      ending: {
        mode: this.#schedule.mode,
        restored: this.#restored,
        edits: held.flatMap(({ userEdits }) => userEdits),
        laptops,
        city: { listings: await city.listings(), history, undone: this.#undone, etagOf },
      },
    };
  }

  /** As long as so many requests take on this machine, or until nobody synchronises any more. */
  async #wait(turns: number): Promise<void> {
    const requests = () => this.laptops.reduce((sum, { wire }) => sum + wire.requests, 0);
    const wanted = requests() + Math.ceil(turns / turnsOfARequest);
    const latest = performance.now() + longestWait;
    const goesOn = () => this.laptops.some((laptop) => laptop.synchronising);
    while (requests() < wanted && goesOn() && performance.now() < latest) await pause(2);
  }

  async #restart(laptop: RealLaptop, browser: KillableBrowser): Promise<void> {
    await laptop.crash();
    await laptop.open(browser);
  }

  async #restore(): Promise<void> {
    const { city } = this.#world;
    if (!this.#backup) return;
    const at = await city.restore(this.#backup.city);
    const history = await city.history();
    this.#undone.push(history.filter(({ number }) => number < at).map(({ written }) => written));
    await city.sql(`DELETE FROM history WHERE number > ${this.#backup.history} AND number < ${at}`);
    this.#restored = true;
  }

  #nextValue(): number {
    return (this.#values += 1);
  }

  #laptop(index: number): RealLaptop {
    const laptop = this.laptops[index % this.laptops.length];
    if (!laptop) throw new Error('a schedule has laptops');
    return laptop;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

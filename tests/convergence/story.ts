import type { SyncReport } from '../../shared/sync/ports.ts';
import type { Healing } from './heal.ts';
import { Laptop, type World } from './laptop.ts';
import { capabilitiesOf, type Mode, type Schedule, type Step } from './schedule.ts';
import { Seeded } from './seeded.ts';
import { SimulatedCity } from './simulated-city.ts';
import { Turns } from './turns.ts';
import { changeOf, newFields } from './values.ts';

const turnsAtMost = 20_000;

/** The city with its laptops, and what the schedule did to them. */
export class Story implements World, Healing<Laptop> {
  readonly city: SimulatedCity;
  readonly random: Seeded;
  readonly turns: Turns;
  /** How often each command, fault and refusal happened. */
  readonly happened = new Map<string, number>();
  readonly weather = { rough: 0, happened: (what: string) => this.#count(what) };
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
    this.city = new SimulatedCity({ cursor: mode !== 'no-cursor', conditionalWrite: mode !== 'no-condition' });
    this.laptops = Array.from(
      { length: laptops },
      (_, index) => new Laptop(`laptop${index}`, this, capabilitiesOf(index, mode)),
    );
  }

  async take(step: Step): Promise<void> {
    const { city } = this;
    this.#count(step.do);
    switch (step.do) {
      case 'deposit':
        return void this.#laptop(step.laptop).deposit(newFields(this.#nextValue(), step.refused));
      case 'edit':
        if (this.#laptop(step.laptop).synchronising) this.#count('edit while synchronising');
        return void this.#laptop(step.laptop).edit(step.listing, (seen) => changeOf(seen, step, this.#nextValue()));
      case 'delete':
        return void this.#laptop(step.laptop).delete(step.listing);
      case 'synchronise':
        return void this.#laptop(step.laptop).synchronise(step.full ? 'full' : 'no');
      case 'wait':
        for (let turn = 0; turn < step.turns; turn++) await this.turns.next();
        return;
      case 'crash':
        if (this.#laptop(step.laptop).synchronising) this.#count('crash while synchronising');
        return this.#laptop(step.laptop).crash();
      case 'cancel':
        return this.#laptop(step.laptop).cancel();
      case 'clock':
        return this.#laptop(step.laptop).setClock(step.days);
      case 'weather':
        this.weather.rough = step.rough;
        return;
      case 'city-edits': {
        const target = city.listings[step.listing % Math.max(1, city.listings.length)];
        const change = target && changeOf(target, step, this.#nextValue());
        if (target && change) city.editAtCityHall(target.id, change);
        return;
      }
      case 'city-clock':
        return city.setClock(step.seconds);
      case 'city-forgets-deletions':
        return city.forgetDeletions();
      case 'city-backs-up':
        return city.backUp();
      case 'city-restores':
        this.restored = city.restore() || this.restored;
    }
  }

  /** Clear weather, every laptop starts again, and whatever was on its way has arrived. */
  async calm(): Promise<void> {
    this.weather.rough = 0;
    for (const laptop of this.laptops) laptop.crash();
    while (await this.turns.next());
  }

  async finish(laptop: Laptop, resync: 'no' | 'accept-restored'): Promise<SyncReport | null> {
    const outcome: { report: SyncReport | null } = { report: null };
    const running = laptop.synchronise(resync).then((report) => (outcome.report = report));
    for (let turn = 0; turn < turnsAtMost && !outcome.report; turn++) await this.turns.next();
    if (outcome.report) await running;
    return outcome.report;
  }

  #count(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  #nextValue(): number {
    return (this.#values += 1);
  }

  #laptop(index: number): Laptop {
    const laptop = this.laptops[index % this.laptops.length];
    if (!laptop) throw new Error('a schedule has laptops');
    return laptop;
  }
}

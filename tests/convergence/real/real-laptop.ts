import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { SyncReport } from '../../../shared/sync/ports.ts';
import type { KillableBrowser } from '../../e2e/killable-browser.ts';
import { type Host, startHost } from '../../host/server.ts';
import type { UserEdit } from '../laptop.ts';
import { tokenOf } from './city-process.ts';
import { FaultyProxy } from './faulty-proxy.ts';

type Contents = Awaited<ReturnType<Window['laptop']['contents']>>;
export type Finished = Pick<SyncReport, 'outcome' | 'pulled' | 'pushed' | 'removed'>;

/** For a synchronisation that never ends; a slow machine is none. */
const patience = 600_000;

/**
 * One coordinator: a loopback host, whose port is an origin of its own and so a database of its own, and a tab on a page
 * made of the renderer's modules.
 */
export class RealLaptop {
  readonly name: string;
  readonly wire: FaultyProxy;
  readonly #host: Host;
  readonly #wireAddress: string;
  #page: Page | null = null;
  #days = 0;
  #running = 0;
  /** Edits of which the page has said that they are kept. */
  readonly acknowledged = new Set<number>();

  private constructor(name: string, host: Host, wire: FaultyProxy, wireAddress: string) {
    this.name = name;
    this.#host = host;
    this.wire = wire;
    this.#wireAddress = wireAddress;
  }

  static async make(name: string, folder: string, rendererFolder: string, city: () => string) {
    const wire = new FaultyProxy(city);
    const host = await startHost({ dataFolder: join(folder, name), rendererFolder });
    return new RealLaptop(name, host, wire, await wire.open());
  }

  /** Out of its box: it holds nothing, and is connected to the city. */
  async begin(browser: KillableBrowser): Promise<void> {
    this.#days = 0;
    this.acknowledged.clear();
    const page = (this.#page ??= await this.#newPage(browser));
    await page.evaluate(() => window.laptop.forgetAll());
    await page.evaluate(() => window.laptop.start(0));
    await page.evaluate(([address, token]) => window.laptop.connect(address, token), [
      this.#wireAddress,
      tokenOf(this.name),
    ] as const);
  }

  /** Locked and unlocked: a run under way ends wherever it stands. */
  async lockAndUnlock(): Promise<void> {
    await this.#page?.evaluate(async (days) => {
      window.laptop.stop();
      await window.laptop.start(days);
    }, this.#days);
  }

  /** Switched on again: whatever an earlier life has left is there. */
  async open(browser: KillableBrowser): Promise<void> {
    const page = await this.#newPage(browser);
    await page.evaluate((days) => window.laptop.start(days), this.#days);
    this.#page = page;
  }

  /** The tab dies with its worker, wherever they stand. */
  async crash(): Promise<void> {
    const page = this.#page;
    this.#page = null;
    await page?.close().catch(() => undefined);
  }

  get synchronising(): boolean {
    return this.#running > 0;
  }

  deposit(n: number, refused: boolean): void {
    this.#keep(
      n,
      this.#page?.evaluate(([a, b]) => window.laptop.deposit(a, b), [n, refused] as const),
    );
  }

  edit(n: number, step: { listing: number; what: Parameters<Window['laptop']['edit']>[2]; way: number }): void {
    const { listing, what, way } = step;
    this.#keep(
      n,
      this.#page?.evaluate((args) => window.laptop.edit(...args), [n, listing, what, way] as const),
    );
  }

  remove(n: number, listing: number): void {
    this.#keep(
      n,
      this.#page?.evaluate((args) => window.laptop.remove(...args), [n, listing] as const),
    );
  }

  synchronise(resync: 'no' | 'full'): void {
    const run = this.#page?.evaluate((how) => window.laptop.synchronise(how), resync);
    if (!run) return;
    this.#running += 1;
    const ended = () => (this.#running -= 1);
    run.then(ended, ended);
  }

  cancel(): void {
    this.#page?.evaluate(() => window.laptop.cancel()).catch(() => undefined);
  }

  setClock(days: number): void {
    this.#days += days;
    this.#page?.evaluate((now) => window.laptop.setClock(now), this.#days).catch(() => undefined);
  }

  /** One synchronisation, to its end; `null` when it does not come to one. */
  async finish(resync: 'no' | 'accept-restored'): Promise<Finished | null> {
    if (!this.#page) return null;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)));
    const run = this.#page.evaluate((how) => window.laptop.synchronise(how), resync);
    const end = await Promise.race([run, late]).finally(() => clearTimeout(timer));
    return end && { ...end, outcome: end.outcome as SyncReport['outcome'], removed: 0 };
  }

  async contents(): Promise<Contents & { readonly userEdits: readonly UserEdit[] }> {
    if (!this.#page) throw new Error(`${this.name} is switched off`);
    const contents = await this.#page.evaluate(() => window.laptop.contents());
    const userEdits = contents.edits.map(({ id, change, base, seen }) => ({ by: this.name, id, change, base, seen }));
    return { ...contents, userEdits };
  }

  async stop(): Promise<void> {
    this.wire.close();
    await this.#host.stop();
  }

  async #newPage(browser: KillableBrowser): Promise<Page> {
    const page = await browser.context.newPage();
    await page.goto(this.#host.newLink());
    return page;
  }

  #keep(n: number, kept: Promise<boolean> | undefined): void {
    kept?.then(
      (is) => is && this.acknowledged.add(n),
      () => undefined,
    );
  }
}

import type { CityRefusal, SyncOptions, SyncOutcome, SyncPorts, SyncProgress, SyncReport, SyncState } from './ports.ts';
import type { OutboxEntry } from './records.ts';
import { outcomeOf } from './outcome-of.ts';
import type { ApplyContext, Applied } from './apply-city-items.ts';

/** Why a phase ended before its end: the run ends with it. */
export interface Interruption {
  readonly outcome: SyncOutcome;
  readonly retryAfterSeconds: number | null;
}

/** One run, from its start to its report: what its phases share. */
export class SyncSession {
  readonly ports: SyncPorts;
  readonly pageSize: number;
  readonly #options: SyncOptions;
  readonly #rejected = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  readonly #trafficBefore: { requests: number; bytes: number };
  readonly #failing = new Map<string, OutboxEntry>();
  #writeAnswered = false;
  #isInitialSync = false;
  #pulled = 0;
  #removed = 0;
  #pushed = 0;
  #parked = 0;
  #conflicts = 0;

  constructor(ports: SyncPorts, options: SyncOptions) {
    this.ports = ports;
    this.#options = options;
    this.pageSize = options.pageSize ?? 1000;
    this.#trafficBefore = ports.city.traffic();
  }

  cancelled(): boolean {
    return this.#options.signal.aborted;
  }

  progress(phase: SyncProgress['phase'], done: number, total: number | null): void {
    this.#options.onProgress({ phase, done, total });
  }

  /** The laptop holds nothing yet: what it has not seen in this run cannot be there. */
  startsInitialSync(): void {
    this.#isInitialSync = true;
  }

  /** Has the city shown it in this run and in this full pass? Then its row says so already. */
  seenIn(generation: number): (id: string) => boolean {
    return (id) => this.#seen.get(id) === generation;
  }

  /** Can a listing be held that this full pass has not shown? Not by a laptop that it found empty. */
  mayHaveUnseen(generation: number): boolean {
    return !this.#isInitialSync || [...this.#seen.values()].some((shown) => shown !== generation);
  }

  /** Can the laptop hold it? Not before the city has shown it in this run, where the run began with nothing. */
  #mayExist(id: string): boolean {
    return !this.#isInitialSync || this.#seen.has(id);
  }

  applyContext(state: SyncState): ApplyContext {
    const { ports } = this;
    return {
      generation: state.generation,
      etagOf: (listing) => ports.city.etagOf(listing),
      newId: ports.newId,
      now: ports.now,
      restored: state.fullPass === 'restored',
      seen: this.#seen,
      mayExist: (id) => this.#mayExist(id),
    };
  }

  /** The city has answered for a change, whatever it said: what fails beside that fails by itself. */
  noteWriteAnswered(): void {
    this.#writeAnswered = true;
  }

  /** The city failed at this one to the last try. Whether at this one alone, the others tell. */
  noteFailing(entry: OutboxEntry): void {
    this.#failing.set(entry.id, entry);
  }

  /** What the city failed at in this run. */
  get failing(): readonly OutboxEntry[] {
    return [...this.#failing.values()];
  }

  /** Does the city fail at every change so far? Then the next ones are only tried, and it is left in peace. */
  get everyWriteFails(): boolean {
    return this.#failing.size > 0 && !this.#writeAnswered;
  }

  count(counts: { readonly pushed?: number; readonly parked?: number; readonly conflicts?: number }): void {
    this.#pushed += counts.pushed ?? 0;
    this.#parked += counts.parked ?? 0;
    this.#conflicts += counts.conflicts ?? 0;
  }

  countApplied(applied: Applied & { done: true }): void {
    this.#pulled += applied.pulled;
    this.#removed += applied.removed;
    this.#conflicts += applied.conflicts;
  }

  get pulled(): number {
    return this.#pulled;
  }

  reject(rows: readonly { readonly id: string; readonly reason: string }[]): void {
    for (const { id, reason } of rows) this.#rejected.set(id, reason);
  }

  interrupt(outcome: SyncOutcome): Interruption {
    return { outcome: this.cancelled() ? 'cancelled' : outcome, retryAfterSeconds: null };
  }

  interruptOn(refusal: CityRefusal): Interruption {
    return { ...this.interrupt(outcomeOf(refusal)), retryAfterSeconds: refusal.retryAfterSeconds ?? null };
  }

  report(interruption: Interruption | null): SyncReport {
    const { requests, bytes } = this.ports.city.traffic();
    return {
      outcome: interruption?.outcome ?? 'done',
      retryAfterSeconds: interruption?.retryAfterSeconds ?? null,
      pulled: this.#pulled,
      removed: this.#removed,
      pushed: this.#pushed,
      parked: this.#parked,
      conflicts: this.#conflicts,
      requests: requests - this.#trafficBefore.requests,
      bytes: bytes - this.#trafficBefore.bytes,
      rejected: [...this.#rejected].map(([id, reason]) => ({ id, reason })),
    };
  }
}

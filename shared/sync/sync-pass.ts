import type { CityRefusal, SyncOptions, SyncOutcome, SyncPorts, SyncProgress, SyncReport, SyncState } from './ports.ts';
import { outcomeOf } from './patience.ts';
import type { TakeContext, Taken } from './take-items.ts';

/** Why a phase ended before its end. */
export interface Stop {
  readonly outcome: SyncOutcome;
  readonly retryAfterSeconds: number | null;
}

/** One run, from its start to its report: what its phases share. */
export class SyncPass {
  readonly ports: SyncPorts;
  readonly pageSize: number;
  readonly #options: SyncOptions;
  readonly #rejected = new Map<string, string>();
  readonly #met = new Map<string, number>();
  readonly #trafficBefore: { requests: number; bytes: number };
  #intoNothing = false;
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

  /** The laptop holds nothing yet. */
  startsFromNothing(): void {
    this.#intoNothing = true;
  }

  /** Has the city shown it in this run and in this full pass? Then its row says so already. */
  metIn(generation: number): (id: string) => boolean {
    return (id) => this.#met.get(id) === generation;
  }

  /** Can a listing be held that this full pass has not shown? Not by a laptop that it found empty. */
  mayMiss(generation: number): boolean {
    return !this.#intoNothing || [...this.#met.values()].some((shown) => shown !== generation);
  }

  /** Can the laptop hold it? Not before the city has shown it in this run, where the run began with nothing. */
  #mayHold(id: string): boolean {
    return !this.#intoNothing || this.#met.has(id);
  }

  takeContext(state: SyncState): TakeContext {
    const { ports } = this;
    return {
      generation: state.generation,
      etagOf: (listing) => ports.city.etagOf(listing),
      newId: ports.newId,
      now: ports.now,
      restored: state.fullPass === 'restored',
      met: this.#met,
      mayHold: (id) => this.#mayHold(id),
    };
  }

  count(counts: { readonly pushed?: number; readonly parked?: number; readonly conflicts?: number }): void {
    this.#pushed += counts.pushed ?? 0;
    this.#parked += counts.parked ?? 0;
    this.#conflicts += counts.conflicts ?? 0;
  }

  countTaken(taken: Taken & { done: true }): void {
    this.#pulled += taken.pulled;
    this.#removed += taken.removed;
    this.#conflicts += taken.conflicts;
  }

  get pulled(): number {
    return this.#pulled;
  }

  reject(rows: readonly { readonly id: string; readonly reason: string }[]): void {
    for (const { id, reason } of rows) this.#rejected.set(id, reason);
  }

  stop(outcome: SyncOutcome): Stop {
    return { outcome: this.cancelled() ? 'cancelled' : outcome, retryAfterSeconds: null };
  }

  stopOn(refusal: CityRefusal): Stop {
    return { ...this.stop(outcomeOf(refusal)), retryAfterSeconds: refusal.retryAfterSeconds ?? null };
  }

  report(stop: Stop | null): SyncReport {
    const { requests, bytes } = this.ports.city.traffic();
    return {
      outcome: stop?.outcome ?? 'done',
      retryAfterSeconds: stop?.retryAfterSeconds ?? null,
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

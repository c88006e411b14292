/**
 * Time as a laptop with a wrong clock has it: by how many milliseconds is in the worker's address. And as a test has it:
 * the waits of the engine last a two-hundredth of what they say, so that a minute of `Retry-After` is a third of a second.
 */
const haste = 200;
const inWorker = typeof document === 'undefined';
let wrongBy = inWorker ? Number(new URLSearchParams(self.location.search).get('wrong-by')) : 0;

const RightDate = Date;
class WrongDate extends RightDate {
  constructor(...given: readonly unknown[]) {
    // The constructor of `Date` has more shapes than a type can say.
    super(...((given.length === 0 ? [WrongDate.now()] : given) as [number]));
  }
  static override now(): number {
    return RightDate.now() + wrongBy;
  }
}
self.Date = WrongDate as DateConstructor;

if (inWorker) {
  const rightTimeout = self.setTimeout.bind(self);
  self.setTimeout = ((go: () => void, milliseconds = 0) =>
    rightTimeout(go, milliseconds / haste)) as typeof self.setTimeout;
} else {
  const RightWorker = Worker;
  self.Worker = class extends RightWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(`${String(address)}?wrong-by=${wrongBy}`, options);
    }
  };
}

export function setClock(days: number): void {
  wrongBy = days * 86_400_000;
}

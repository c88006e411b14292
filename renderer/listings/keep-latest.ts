/**
 * Writes the latest value, one write at a time: what is typed during a write is written right after it.
 * `stop` lets the write under way finish and starts no other.
 */
export function keepLatest<Value>(write: (value: Value) => Promise<void>): {
  keep: (value: Value) => void;
  stop: () => Promise<void>;
} {
  let waiting: { value: Value } | null = null;
  let writing: Promise<void> | null = null;
  let stopped = false;

  async function run(): Promise<void> {
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      await write(value);
    }
    writing = null;
  }

  return {
    keep(value) {
      if (stopped) return;
      waiting = { value };
      writing ??= run();
    },
    async stop() {
      stopped = true;
      waiting = null;
      await writing;
    },
  };
}

/**
 * Writes the latest value, one write at a time: what is typed during a write is written right after it.
 * `stop` lets the write under way finish and starts no other.
 */
export function keepLatest<Value>(
  write: (value: Value) => Promise<void>,
  onFailure: (error: unknown) => void,
): {
  keep: (value: Value) => void;
  stop: () => Promise<void>;
} {
  let waiting: { value: Value } | null = null;
  let writing: Promise<void> | null = null;
  let stopped = false;

  async function run(): Promise<void> {
    try {
      while (waiting !== null) {
        const { value } = waiting;
        waiting = null;
        await write(value);
      }
    } finally {
      // A write that failed does not end the keeping: the next value is tried.
      writing = null;
    }
  }

  return {
    keep(value) {
      if (stopped) return;
      waiting = { value };
      writing ??= run().catch(onFailure);
    },
    async stop() {
      stopped = true;
      waiting = null;
      await writing;
    },
  };
}

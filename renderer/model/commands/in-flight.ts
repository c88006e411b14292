const inFlight = new Set<Promise<unknown>>();

/** A command that has begun: its rows may be seen before the log has them and its screen has said so. */
export function putInFlight<Answer>(command: Promise<Answer>): Promise<Answer> {
  inFlight.add(command);
  const end = () => void inFlight.delete(command);
  command.then(end, end);
  return command;
}

/** Once every command that has begun is confirmed, and its screen has had its turn to offer the way back. */
export async function whenLanded(): Promise<void> {
  while (inFlight.size > 0) {
    await Promise.allSettled(inFlight);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

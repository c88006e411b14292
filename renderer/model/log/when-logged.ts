/** Takes what the commands have changed to the log, and answers once it is on the disk, or a sentence says why it is not. */
type Flush = () => Promise<void>;

let flush: Flush | null = null;

/** From now on, a command answers when this has. `null`: as soon as the database has it. */
export function logCommandsWith(log: Flush | null): void {
  flush = log;
}

/** Resolves once what is committed by now is logged. Never fails: what is committed stays, and is logged later. */
export async function whenLogged(): Promise<void> {
  await flush?.();
}

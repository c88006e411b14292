import type { SyncReport } from '../../shared/sync/ports.ts';

/** Once the weather is fair: every change crosses the city once, and is read by everybody; twice where the city asks. */
const roundsAtMost = 8;

export interface Healing<Laptop extends { readonly name: string }> {
  readonly laptops: readonly Laptop[];
  /** Clear weather, every laptop starts again, and whatever was on its way has arrived. */
  calm(): Promise<void>;
  /** One synchronisation, to its end; `null` when it does not come to one. */
  finish(
    laptop: Laptop,
    resync: 'no' | 'accept-restored',
  ): Promise<Pick<SyncReport, 'outcome' | 'pulled' | 'pushed' | 'removed'> | null>;
}

/** Everything comes back: laptops start again and synchronise in turn until nothing moves. Returns what does not settle. */
export async function heal<Laptop extends { readonly name: string }>(story: Healing<Laptop>): Promise<string[]> {
  await story.calm();
  for (let round = 1; round <= roundsAtMost; round++) {
    let moved = false;
    for (const laptop of story.laptops) {
      const report = await story.finish(laptop, 'no');
      if (report === null) return [`${laptop.name} does not come to an end`];
      moved ||= report.outcome !== 'done' || report.pulled + report.pushed + report.removed > 0;
      if (report.outcome === 'server-restored') await story.finish(laptop, 'accept-restored');
    }
    if (!moved) return [];
  }
  return [`not settled after ${roundsAtMost} rounds`];
}

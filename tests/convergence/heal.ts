import type { SyncReport } from '../../shared/sync/ports.ts';
import type { Laptop } from './laptop.ts';
import type { Story } from './schedule.ts';

/** Once the weather is fair: every change crosses the town once, and is read by everybody; twice where the town asks. */
const roundsAtMost = 8;
const turnsAtMost = 20_000;

/** Everything comes back: laptops start again and synchronise in turn until nothing moves. Returns what does not settle. */
export async function heal(story: Story): Promise<string[]> {
  story.weather.rough = 0;
  for (const laptop of story.laptops) laptop.crash();
  while (await story.turns.next());
  for (let round = 1; round <= roundsAtMost; round++) {
    let moved = false;
    for (const laptop of story.laptops) {
      const report = await finish(story, laptop, 'no');
      if (report === null) return [`${laptop.name} does not come to an end`];
      moved ||= report.outcome !== 'done' || report.pulled + report.pushed + report.removed > 0;
      if (report.outcome === 'server-restored') await finish(story, laptop, 'accept-restored');
    }
    if (!moved) return [];
  }
  return [`not settled after ${roundsAtMost} rounds`];
}

async function finish(story: Story, laptop: Laptop, resync: 'no' | 'accept-restored'): Promise<SyncReport | null> {
  const outcome: { report: SyncReport | null } = { report: null };
  const running = laptop.synchronise(resync).then((report) => (outcome.report = report));
  for (let turn = 0; turn < turnsAtMost && !outcome.report; turn++) await story.turns.next();
  if (outcome.report) await running;
  return outcome.report;
}

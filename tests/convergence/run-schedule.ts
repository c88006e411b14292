import { heal } from './heal.ts';
import { brokenPromises } from './promises.ts';
import type { Schedule } from './schedule.ts';
import { Story } from './story.ts';

/**
 * One schedule from its first step to its healed end. Throws with the promises that it breaks. Returns how often each
 * command, fault and refusal happened on the way.
 */
export async function runSchedule(schedule: Schedule): Promise<ReadonlyMap<string, number>> {
  const story = new Story(schedule);
  for (const step of schedule.steps) await story.take(step);
  const unsettled = await heal(story);
  const broken = [...unsettled, ...brokenPromises(story)];
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return story.happened;
}

import { describe, expect, it } from 'vitest';
import { runPlanted } from './plant.ts';
import { sabotages } from './sabotages.ts';

/** Bugs that take thousands of schedules are left to `npm run prove -- --planted`, which plants them all. */
const quick = [
  'cursor saved before the rows',
  'If-Match dropped',
  '412 answered by writing over',
  'Operation-Id dropped',
  'retry under a new Operation-Id',
  'what is in doubt is not replayed',
  'cursor by updatedAt',
  'pages in an order that is not unique',
  'absence taken for a deletion',
  'outbox cleared on 410',
  'returned ETag not kept',
  'conflicts of a 412 thrown away',
  'a refused item holds up the others',
  'tombstone forgotten',
  'late copy of a deleted listing believed',
  'what a restored city lost is not kept',
];

describe('the schedules catch', () => {
  it.each(quick)('%s', { timeout: 120_000 }, async (bug) => {
    const sabotage = sabotages.find((one) => one.bug === bug);
    if (!sabotage) throw new Error(`no sabotage is called ${bug}`);
    const run = await runPlanted(sabotage, 600, 7);
    expect(run.failed).toBe(true);
  });
});

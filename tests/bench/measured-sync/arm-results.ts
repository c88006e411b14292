import { benchRow, type BenchRow, median } from '../bench-report.ts';
import type { ArmRun } from '../pages/measure-arm.ts';

/** On which page of `tests/bench/pages` each arm is. */
export const pageOf = {
  ours: '',
  'ours-with-list': '',
  naive: '',
  rxdb: 'rxdb.html',
  'pouchdb-idb': 'pouchdb.html',
  'pouchdb-indexeddb': 'pouchdb.html',
} as const;
export type Arm = keyof typeof pageOf;
export const armNames = Object.keys(pageOf) as Arm[];

/** Reach, as a part of the other's time: DESIGN §9. */
const reaches: Readonly<Partial<Record<Arm, number>>> = {
  naive: 1,
  rxdb: 1 / 2,
  'pouchdb-idb': 1 / 4,
  'pouchdb-indexeddb': 1 / 4,
};

export type Phase = 'pull' | 'nothing' | 'push' | 'conflicts' | 'changes';

/** Which arm did what, where, and how each of its runs went. */
export type Results = Map<string, ArmRun[]>;

/** Ours beside every other arm in one phase, and what is asked of ours alone. */
export function rowsOf(key: string, arms: readonly Arm[], results: Results): BenchRow[] {
  const [phase = '', size = ''] = key.split('/');
  const own = results.get(key) ?? [];
  const times = own.map((run) => run.milliseconds);
  const work = `${phase}, ${size} rows`;
  const rows = arms.flatMap((arm) => {
    const others = arm === 'ours' ? undefined : results.get(`${phase}/${size}/${arm}`);
    const reach = phase === 'pull' && size === '10000' ? reaches[arm] : undefined;
    return others
      ? benchRow({
          work,
          unit: 'ms',
          ours: times,
          reference: { name: arm, values: others.map((run) => run.milliseconds) },
          ...(reach === undefined ? {} : { atMost: { of: 'ratio', value: reach } }),
        })
      : [];
  });
  const tasks = own.map((run) => run.longestTask);
  rows.push(benchRow({ work: `${work}: longest task`, unit: 'ms', ours: tasks, atMost: { of: 'ours', value: 50 } }));
  if (phase === 'nothing') {
    const requests = own.map((run) => run.requests);
    rows.push(benchRow({ work: `${work}: requests`, unit: '', ours: requests, atMost: { of: 'ours', value: 1 } }));
  }
  const few = results.get('changes/1000/ours');
  if (key === 'changes/100000/ours' && few) {
    const values = few.map((run) => run.milliseconds);
    const reference = { name: 'the same into 1000 rows', values };
    rows.push(benchRow({ work, unit: 'ms', ours: times, reference, atMost: { of: 'ratio', value: 1.2 } }));
  }
  return rows;
}

/** Every arm and every figure, as lines of a Markdown table: what `docs/sync-speed.md` shows. */
export function printArms(results: Results): void {
  console.log('| phase | rows | arm | runs | ms | from – to | requests | kB | longest task, ms | first rows, ms |');
  for (const [key, runs] of results) {
    const of = (figure: (run: ArmRun) => number): number => Math.round(median(runs.map(figure)));
    const times = runs.map((run) => Math.round(run.milliseconds));
    const spread = `${Math.min(...times)} – ${Math.max(...times)}`;
    const first = runs.some((run) => run.firstRows === null) ? '' : of((run) => run.firstRows ?? 0);
    const figures = [of((run) => run.requests), of((run) => run.bytes / 1000), of((run) => run.longestTask), first];
    console.log(
      `| ${[...key.split('/'), runs.length, of((run) => run.milliseconds), spread, ...figures].join(' | ')} |`,
    );
  }
}

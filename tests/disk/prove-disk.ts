import { spawnSync } from 'node:child_process';
import { isKept, startDamagedDisks } from './damaged-disks.ts';
import { pullPlugs } from './pulled-plugs.ts';

/** How many of each. */
export interface DiskCounts {
  readonly damages: number;
  readonly plugs: number;
  readonly full: number;
}

/** npm run prove -- --disk: damages, pulled plugs and really full disks; `true`: every promise was kept. */
export async function proveDisk({ damages, plugs, full }: DiskCounts, seed: number): Promise<boolean> {
  console.log(`seed ${seed}: ${damages} damaged disks, ${plugs} pulled plugs, ${full} full disks\n`);
  console.log('| seed | damage | file | way in | lost |\n| ---: | --- | --- | --- | --- |');
  const damaged = await startDamagedDisks(numbers(damages, seed), ({ seed: number, kind, at, file, wayIn, lost }) =>
    console.log(`| ${number} | ${kind} at ${at} | ${file} | ${wayIn} | ${lost.join(', ')} |`),
  );
  const started = damaged.filter(isKept).length;
  console.log(`\n${started} of ${damaged.length} damaged disks started with everything on them\n`);
  const pulled = await pullPlugs(numbers(plugs, seed), ({ seed: number, after, confirmed, wayIn, lost }) =>
    console.log(
      `plug ${number}: after ${after} ms, confirmed: ${confirmed}, ${wayIn}, lost: ${lost.join(', ') || '-'}`,
    ),
  );
  const kept = pulled.filter(isKept).length;
  console.log(`\n${kept} of ${pulled.length} pulled plugs lost nothing that was confirmed\n`);
  const filled = full === 0 || fillDisks(full);
  return started === damaged.length && kept === pulled.length && filled;
}

/** The story of the gate, over and over: it says by itself where no disk can be mounted. */
function fillDisks(times: number): boolean {
  const ran = spawnSync('npx', ['playwright', 'test', 'really-full-disk', `--repeat-each=${times}`], {
    stdio: 'inherit',
  });
  return ran.status === 0;
}

function numbers(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, index) => seed + index);
}

import { readdir } from 'node:fs/promises';
import { type BenchRow, writeReport } from './bench-report.ts';

/**
 * `npm run bench -- NAME…` runs `tests/bench/NAME.ts`, whose default export measures and answers the rows.
 * A bench fails only when it cannot measure: figures are read by people, never timed by the gate.
 */
const harness = new Set(['run', 'bench-report', 'bench-world', 'host-press', 'paper-documents', 'worn-scan']);
const files = await readdir(new URL('.', import.meta.url));
const known = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
const benches = known.filter((name) => !harness.has(name));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));

if (asked.length === 0 || unknown.length > 0) {
  console.error(`${unknown.length > 0 ? `No such bench: ${unknown.join(', ')}. ` : ''}Benches: ${benches.join(', ')}`);
  process.exitCode = 1;
} else {
  for (const name of asked) {
    const bench = (await import(`./${name}.ts`)) as { default: () => Promise<BenchRow[]> };
    await writeReport(name, await bench.default());
  }
}

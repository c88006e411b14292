import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';

/** One line of a bench: ours beside its reference, measured in the same run. */
export interface BenchRow {
  readonly work: string;
  readonly unit: string;
  /** Medians. */
  readonly ours: number;
  readonly reference: number | null;
  readonly referenceName: string | null;
  /** ours ÷ reference. */
  readonly ratio: number | null;
  /** The figure to reach, as a sentence: « at most 1.0 × ». */
  readonly reach: string | null;
  readonly met: boolean | null;
  readonly runs: number;
  /** Smallest and largest of our runs, then of the reference's. */
  readonly spread: readonly number[];
}

export interface Measured {
  readonly work: string;
  readonly unit: string;
  readonly ours: readonly number[];
  readonly reference?: { readonly name: string; readonly values: readonly number[] };
  /** The figure to reach: of the ratio to the reference, or of our own median. */
  readonly atMost?: { readonly of: 'ratio' | 'ours'; readonly value: number };
}

/** A row from the runs of both arms. */
export function benchRow({ work, unit, ours, reference, atMost }: Measured): BenchRow {
  const own = median(ours);
  const other = reference ? median(reference.values) : null;
  const ratio = other === null ? null : own / other;
  const judged = atMost?.of === 'ratio' ? ratio : own;
  return {
    work,
    unit,
    ours: round(own),
    reference: other === null ? null : round(other),
    referenceName: reference?.name ?? null,
    ratio: ratio === null ? null : round(ratio),
    reach: atMost ? `at most ${atMost.value} ${atMost.of === 'ratio' ? '×' : unit}` : null,
    met: atMost && judged !== null ? judged <= atMost.value : null,
    runs: ours.length,
    spread: [...extent(ours), ...(reference ? extent(reference.values) : [])].map(round),
  };
}

/** Prints the table and writes `bench-output/NAME.json`. */
export async function writeReport(name: string, rows: readonly BenchRow[]): Promise<void> {
  const report = { machine: machine(), date: new Date().toISOString(), rows };
  await mkdir('bench-output', { recursive: true });
  await writeFile(`bench-output/${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${name} · ${report.machine}`);
  console.table(
    rows.map((row) => ({
      work: row.work,
      unit: row.unit,
      ours: row.ours,
      reference: row.reference === null ? '' : `${row.reference} (${row.referenceName})`,
      ratio: row.ratio ?? '',
      reach: row.reach ?? '',
      met: row.met === null ? '' : row.met ? 'yes' : 'no',
      runs: row.runs,
      spread: row.spread.join(' '),
    })),
  );
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('nothing was measured');
  return below + (above - below) * (place - Math.floor(place));
}

function extent(values: readonly number[]): number[] {
  return [Math.min(...values), Math.max(...values)];
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim() ?? '?'}, ${memory} GB, ${type()} ${release()}, Node ${process.version}`;
}

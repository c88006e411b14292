import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** JSON report with the number of tests, where the check is a test run. */
  readonly report?: { readonly file: string; readonly read: (json: unknown) => Count };
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const output = 'test-output';
/** The ends of what the failed ones said. */
const complaints: string[] = [];

/** What vitest writes with `--reporter=json`. */
const vitestReport = {
  file: join(output, 'vitest.json'),
  read: (json: unknown): Count => {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = json as Record<
      string,
      number
    >;
    // A file that cannot even be loaded has no failed test of its own.
    const failed = numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites ?? 1));
    return { passed: numPassedTests ?? 0, failed, skipped: numPendingTests ?? 0 };
  },
};

export const playwrightReport = {
  file: join(output, 'playwright.json'),
  read: (json: unknown): Count => {
    const { stats, errors } = json as { stats: Record<string, number>; errors: unknown[] };
    return {
      passed: stats['expected'] ?? 0,
      failed: (stats['unexpected'] ?? 0) + (stats['flaky'] ?? 0) + errors.length,
      skipped: stats['skipped'] ?? 0,
    };
  },
};

/** A run of vitest whose tests are counted; the summary alone is shown. */
export function vitestRun(name: string, ...more: readonly string[]): Check {
  const command = ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport.file}`];
  return { name, command: [...command, ...more], report: vitestReport };
}

function run(check: Check): Promise<{ code: number; log: string; seconds: number }> {
  const started = Date.now();
  const log = join(output, `${check.name.replaceAll(/\W+/g, '-')}.log`);
  const file = createWriteStream(log);
  const [command = '', ...rest] = check.command;
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${join('node_modules', '.bin')}:${process.env['PATH']}`, NO_COLOR: '1' },
    });
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    const finish = (code: number) => {
      file.end(() => resolve({ code, log, seconds: (Date.now() - started) / 1000 }));
    };
    child.on('error', (error) => {
      file.write(`${error.message}\n`);
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

async function judge(check: Check): Promise<Count> {
  const { code, log, seconds } = await run(check);
  let count: Count = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (check.report) {
    const json = await readFile(check.report.file, 'utf8').catch(() => null);
    if (json !== null) count = check.report.read(JSON.parse(json));
    if (code !== 0 && count.failed === 0) count = { ...count, failed: 1 };
  }
  const verdict = count.failed === 0 ? 'passed' : 'FAILED';
  console.log(
    `${verdict}  ${check.name}  (${count.passed} of ${count.passed + count.failed}, ${seconds.toFixed(0)} s)`,
  );
  if (count.failed > 0)
    complaints.push(`${check.name}, the end of ${log}:\n${(await readFile(log, 'utf8')).slice(-5000)}`);
  return count;
}

/** One check after the other. */
async function runLane(lane: readonly Check[]): Promise<Count[]> {
  const counts: Count[] = [];
  for (const check of lane) counts.push(await judge(check));
  return counts;
}

/**
 * The lanes of a stage run beside each other, the stages one after the other. What failed is told at the end; the last line
 * counts checks and tests together.
 */
export async function runChecks(stages: readonly (readonly (readonly Check[])[])[]): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const counts: Count[] = [];
  for (const lanes of stages) counts.push(...(await Promise.all(lanes.map(runLane))).flat());
  const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
  const skipped = sum('skipped');
  for (const complaint of complaints) console.log(`\n${complaint}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

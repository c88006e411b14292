/**
 * What Stryker is taught here. `sample` lets a share of the mutants through, chosen by the seed and what each changes: the
 * same ones again on the next run; what it holds back counts neither as caught nor as missed. `missed` tells each mutant
 * that no test notices as soon as it is known. Stryker loads this in plain Node, hence no TypeScript.
 */
import { createHash } from 'node:crypto';

const percent = Number(process.env['MUTANTS_PERCENT'] ?? 100);
const seed = process.env['MUTANTS_SEED'] ?? '1';

/** The same in the sandbox and outside: « shared/domain/phone.ts ». */
function sourceOf({ fileName }) {
  return fileName.slice(fileName.search(/(shared|renderer|electron)[\\/](?!.*mutants-output)/));
}

/** From 0 up to, but not including, 100. */
function drawn(mutant) {
  const { location, mutatorName, replacement } = mutant;
  const text = JSON.stringify([seed, sourceOf(mutant), location.start, location.end, mutatorName, replacement]);
  return (createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32) * 100;
}

const passed = { status: 'passed' };
const leftOut = { status: 'compileError', reason: 'not in the sample' };

const sample = {
  init: async () => {},
  group: async (mutants) => [mutants.map(({ id }) => id)],
  check: async (mutants) =>
    Object.fromEntries(mutants.map((mutant) => [mutant.id, drawn(mutant) < percent ? passed : leftOut])),
};

let tried = 0;
let missedCount = 0;

const missed = {
  onMutantTested(mutant) {
    const { location, mutatorName, replacement, status } = mutant;
    if (status === 'CompileError' || status === 'Ignored') return;
    tried += 1;
    if (status === 'Survived' || status === 'NoCoverage') {
      missedCount += 1;
      const where = `${sourceOf(mutant)}:${location.start.line}:${location.start.column}`;
      const to = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 120);
      console.log(`  ${where} ${mutatorName}${status === 'NoCoverage' ? ' (no test runs it)' : ''}: ${to}`);
    }
    if (tried % 25 === 0) console.log(`${tried} tried, ${missedCount} missed`);
  },
};

export const strykerPlugins = [
  { kind: 'Checker', name: 'sample', value: sample },
  { kind: 'Reporter', name: 'missed', value: missed },
];

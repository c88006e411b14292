/**
 * Lets a share of the mutants through, chosen by the seed and what each changes: the same ones again on the next run. Stryker
 * loads it in plain Node, hence no TypeScript. What it holds back counts neither as caught nor as survived.
 */
import { createHash } from 'node:crypto';

const percent = Number(process.env['MUTANTS_PERCENT'] ?? 100);
const seed = process.env['MUTANTS_SEED'] ?? '1';

/** From 0 up to, but not including, 100. */
function drawn({ fileName, location, mutatorName, replacement }) {
  const file = fileName.slice(fileName.search(/(shared|renderer|electron)[\\/](?!.*mutants-output)/));
  const text = JSON.stringify([seed, file, location.start, location.end, mutatorName, replacement]);
  return (createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32) * 100;
}

const passed = { status: 'passed' };
const leftOut = { status: 'compileError', reason: 'not in the sample' };

export const strykerPlugins = [
  {
    kind: 'Checker',
    name: 'sample',
    value: {
      init: async () => {},
      group: async (mutants) => [mutants.map(({ id }) => id)],
      check: async (mutants) =>
        Object.fromEntries(mutants.map((mutant) => [mutant.id, drawn(mutant) < percent ? passed : leftOut])),
    },
  },
];

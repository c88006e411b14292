/**
 * npm run mutants -- [FOLDER or FILE...] [--sample PERCENT] [--seed S]
 *
 * Changes one thing after the other in the sources of a folder and says which changes no test has noticed. Without a folder,
 * all of them; with `--sample`, that share of the changes, chosen by the seed.
 */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

/** By folder, the tests that ought to notice. Those that need Chromium, a city or a packaged application take too long. */
const testsOf: Readonly<Record<string, string>> = {
  'shared/domain': 'tests/unit/shared/domain/**',
  'shared/paper': 'tests/unit/shared/paper/** tests/unit/renderer/sheets/**',
  'shared/sync': 'tests/unit/shared/sync/** tests/unit/renderer/workers/** tests/mutants',
  'electron/services': 'tests/unit/electron/** tests/security/**',
  'renderer/model': 'tests/unit/renderer/model/** tests/unit/renderer/matches/** tests/unit/renderer/returns/**',
  'renderer/db': 'tests/unit/renderer/db/** tests/unit/renderer/model/commands/**',
};
const caught = new Set(['Killed', 'Timeout', 'RuntimeError']);
const missed = new Set(['Survived', 'NoCoverage']);

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const wanted = positionals.length > 0 ? positionals.map((path) => path.replace(/\/$/, '')) : Object.keys(testsOf);
process.env['MUTANTS_PERCENT'] = values.sample;
process.env['MUTANTS_SEED'] = values.seed;

const summary: string[] = [];
for (const path of wanted) summary.push(await mutate(path));
console.log(`\n${summary.join('\n')}`);

async function mutate(path: string): Promise<string> {
  const folder = Object.keys(testsOf).find((known) => path === known || path.startsWith(`${known}/`));
  if (folder === undefined) throw new Error(`${path} is in none of ${Object.keys(testsOf).join(', ')}`);
  process.env['MUTANTS_TESTS'] = testsOf[folder] ?? '';
  // Words are read by people, types by the compiler.
  const sources = path.endsWith('.ts') ? [path] : [`${path}/**/*.ts`, '!**/messages.ts', '!**/*.d.ts'];
  const all = await new Stryker({
    mutate: sources,
    checkers: ['sample'],
    reporters: ['missed', 'json'],
  }).runMutationTest();
  const tried = all.filter(({ status }) => caught.has(status) || missed.has(status));
  console.log(`\n${path}`);
  for (const file of new Set(tried.map(({ fileName }) => fileName)))
    console.log(
      tableLine(
        relative('.', file),
        tried.filter(({ fileName }) => fileName === file),
      ),
    );
  const sample = tried.length < all.length ? `, a sample of ${all.length} with seed ${values.seed}` : '';
  return `${tableLine(path, tried)}${sample}`;
}

function tableLine(name: string, mutants: readonly Mutant[]): string {
  const count = mutants.filter(({ status }) => caught.has(status)).length;
  const score = ((100 * count) / Math.max(1, mutants.length)).toFixed(1);
  return `${name.padEnd(52)} ${count} of ${mutants.length} caught, ${score} %`;
}

/**
 * `npm run check`: for every day, in a minute. Types, lint, dependency rules, and the tests of units that reach what has
 * changed since this branch left `main`, in commits or not. The rest is `npm test`.
 */
import { execFileSync } from 'node:child_process';
import { runChecks, vitestRun } from './run-checks.ts';

function git(...words: readonly string[]): string | null {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

const since = git('merge-base', 'HEAD', 'main') ?? git('merge-base', 'HEAD', 'origin/main') ?? 'HEAD';

await runChecks([
  [
    [{ name: 'types', command: ['npm', 'run', 'types'] }],
    [
      vitestRun('unit tests of what changed', 'tests/unit', `--changed=${since}`, '--passWithNoTests'),
      { name: 'lint', command: ['npm', 'run', 'lint'] },
      { name: 'dependency rules', command: ['npm', 'run', 'rules'] },
    ],
  ],
]);

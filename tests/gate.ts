/**
 * `npm test`: everything that must hold before `main` moves. The tests of units and what is read without running it go
 * beside each other, the longest first, so that both cores have work until the end; then whole laptops, two at a time.
 */
import { type Check, playwrightReport, runChecks, vitestRun } from './run-checks.ts';

const built: readonly Check[] = [
  { name: 'build', command: ['npm', 'run', 'build'] },
  { name: 'bundle size', command: ['size-limit'] },
  vitestRun('unit, property, contract and security tests'),
];

const read: readonly Check[] = [
  { name: 'types', command: ['npm', 'run', 'types'] },
  { name: 'lint', command: ['npm', 'run', 'lint'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'dependency rules', command: ['npm', 'run', 'rules'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
];

const endToEnd: Check = { name: 'end to end', command: ['playwright', 'test'], report: playwrightReport };

await runChecks([[built, read], [[endToEnd]]]);

import { defineConfig } from '@playwright/test';

const longest = ['schedules.spec.ts', 'saturday.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/host/unpack-chromium.ts',
  outputDir: 'test-output/playwright',
  // Each has a processor's work to do: two at a time is what two cores carry.
  workers: 2,
  fullyParallel: true,
  // The longest first, so that both cores have work until the end.
  projects: [
    { name: 'long', testMatch: longest },
    { name: 'others', testIgnore: longest },
  ],
  // For what never comes: no test knows how fast the machine is.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-output/playwright.json' }]],
});

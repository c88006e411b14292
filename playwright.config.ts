import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/host/unpack-chromium.ts',
  outputDir: 'test-output/playwright',
  // Each test starts its own city, host and browser: two at a time is what two cores carry.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-output/playwright.json' }]],
});

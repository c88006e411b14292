import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** As `vitest.config.ts` of the project, for the tests that `run.ts` names, and without Chromium. */
export default defineConfig({
  plugins: [vue()],
  test: {
    include: (process.env['MUTANTS_TESTS'] ?? 'tests/unit/shared/**').split(' ').map((under) => `${under}/*.test.ts`),
    exclude: [
      // They read the sources as text, which Stryker has rewritten.
      ...['**/one-reading.test.ts', '**/one-address-reading.test.ts'],
      // They bundle the application.
      ...['**/electron/{main,preload,packaged}.test.ts'],
    ],
    environment: 'node',
    alias: { electron: new URL('../fixtures/no-electron.ts', import.meta.url).pathname },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 100_000 } },
  },
});

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    globalSetup: 'tests/host/unpack-chromium.ts',
    // By default one less than there are cores.
    maxWorkers: 2,
    environment: 'node',
    // A file that needs a document says so in its first line: // @vitest-environment happy-dom
    alias: { electron: new URL('./tests/fixtures/no-electron.ts', import.meta.url).pathname },
    // For what never comes: no test knows how fast the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 100_000 } },
    projects: [
      // What is pure leaves nothing behind in its worker: the next file finds it loaded.
      { extends: true, test: { name: 'shared', include: ['tests/unit/shared/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['tests/{unit,convergence,contract,security}/**/*.test.ts'],
          exclude: ['tests/unit/shared/**'],
        },
      },
    ],
    coverage: { include: ['shared/**/*.ts', 'renderer/**/*.{ts,vue}', 'electron/services/**/*.ts'] },
  },
});

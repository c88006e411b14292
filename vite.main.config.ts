import { defineConfig } from 'vite';

/**
 * Electron's main process: one CommonJS bundle. As a module, awaiting readiness at the top would deadlock; with
 * anything left outside, the packaged app would need node_modules.
 */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  publicDir: false,
  build: {
    ssr: 'electron/main.ts',
    outDir: 'dist/electron',
    emptyOutDir: false,
    target: 'node22',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false },
    },
  },
});

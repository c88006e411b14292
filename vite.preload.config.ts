import { defineConfig } from 'vite';

/** The preload: one CommonJS bundle, since a sandboxed window can load neither a module nor a second file. */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  publicDir: false,
  build: {
    ssr: 'electron/preload.ts',
    outDir: 'dist/electron',
    emptyOutDir: false,
    target: 'node22',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});

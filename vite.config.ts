import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The renderer: one static build, served by both hosts. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [vue()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // The policy is `font-src 'self'` and `img-src 'self'`: nothing is inlined as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The renderer: one static build, served by both hosts. */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [vue()],
  worker: { format: 'es' },
  // Parts of Vue and vue-i18n that no screen uses stay out of the first load.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
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

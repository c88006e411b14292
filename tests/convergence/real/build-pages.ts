import { build, type Plugin } from 'vite';

const pages = new URL('./pages/', import.meta.url).pathname;

/** The worker of the app, after a first line that gives it the time of the test. */
const otherTime = (): Plugin => ({
  name: 'other-time',
  transform: (code, id) =>
    id.endsWith('/sync.worker.ts') ? `import ${JSON.stringify(`${pages}other-time.ts`)};\n${code}` : null,
});

/** A page made of the renderer's own modules: one laptop, without screens. */
export async function buildPages(outDir: string): Promise<void> {
  await build({
    root: pages,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es', plugins: () => [otherTime()] },
    build: { outDir, target: 'chrome130', modulePreload: { polyfill: false } },
  });
}

import { build } from 'vite';

const root = new URL('../../../', import.meta.url).pathname;

/** Bundles main and preload into a folder, with the configurations that `npm run build` uses. */
export async function bundleShell(outDir: string): Promise<void> {
  for (const config of ['vite.main.config.ts', 'vite.preload.config.ts']) {
    await build({
      root,
      configFile: `${root}${config}`,
      logLevel: 'error',
      build: { outDir, emptyOutDir: false },
    });
  }
}

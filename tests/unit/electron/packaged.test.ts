import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageForTest, type PackagedApp } from './package-app.ts';
import { runMain } from './run-main.ts';
import { stubElectron } from './stub-electron.ts';

let packaged: PackagedApp;
beforeAll(async () => {
  packaged = await packageForTest();
}, 120_000);
afterAll(() => packaged.remove());

describe('the packaged app', () => {
  it('carries built files and nothing else', () => {
    const files = packaged.names.filter((name) => /\.\w+$/.test(name)).map((name) => name.replaceAll('\\', '/'));
    expect(files.sort()).toEqual([
      '/dist/electron/main.cjs',
      '/dist/electron/preload.cjs',
      '/dist/renderer/assets/index-abc123.js',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });

  it('has the fuses of DESIGN §3', async () => {
    const fuses = await getCurrentFuseWire(packaged.binary);
    const read = (fuse: FuseV1Options) => fuses[fuse];
    expect({
      runAsNode: read(FuseV1Options.RunAsNode),
      nodeOptions: read(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      nodeCliInspect: read(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocol: read(FuseV1Options.GrantFileProtocolExtraPrivileges),
      cookieEncryption: read(FuseV1Options.EnableCookieEncryption),
      asarIntegrity: read(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: read(FuseV1Options.OnlyLoadAppFromAsar),
    }).toEqual({
      runAsNode: FuseState.DISABLE,
      nodeOptions: FuseState.DISABLE,
      nodeCliInspect: FuseState.DISABLE,
      fileProtocol: FuseState.DISABLE,
      cookieEncryption: FuseState.ENABLE,
      asarIntegrity: FuseState.ENABLE,
      onlyAsar: FuseState.ENABLE,
    });
  });

  it('starts, from a main that is one CommonJS file, without node_modules', async () => {
    const { main } = JSON.parse(await readFile(join(packaged.extracted, 'package.json'), 'utf8')) as { main: string };
    expect(main).toBe('dist/electron/main.cjs');
    const stub = stubElectron({ folder: packaged.folder, appPath: packaged.extracted });
    await runMain(join(packaged.extracted, main), stub);
    expect(stub.log.windows.map((window) => window.address)).toEqual(['app://palier/']);
    const page = await stub.log.protocols.get('app')?.(new Request('app://palier/'));
    expect(await page?.text()).toContain('<title>Palier</title>');
  });
});

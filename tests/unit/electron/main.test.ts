import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownFetchHeader, shellCalls, shellCommands } from '../../../shared/shell.ts';
import { bundleShell } from './bundle-shell.ts';
import { runMain } from './run-main.ts';
import { stubElectron, type StubMenuItem } from './stub-electron.ts';

let appPath: string;
let folder: string;
let stub: ReturnType<typeof stubElectron>;

beforeAll(async () => {
  appPath = await mkdtemp(join(tmpdir(), 'palier-main-'));
  await bundleShell(join(appPath, 'dist/electron'));
  await mkdir(join(appPath, 'dist/renderer'), { recursive: true });
  await writeFile(join(appPath, 'dist/renderer/index.html'), '<!doctype html><title>Palier</title>');
});
afterAll(() => rm(appPath, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-profile-'));
  stub = stubElectron({ folder, appPath });
});
afterEach(() => rm(folder, { recursive: true }));

/** Up to the window, and the passphrase typed in it. */
async function start(): Promise<void> {
  await startLocked();
  if (stub.log.windows.length > 0) await call('lock:opened');
}

const startLocked = () => runMain(join(appPath, 'dist/electron/main.cjs'), stub);

function mainWindow() {
  const window = stub.log.windows[0];
  if (!window) throw new Error('no window');
  return window;
}

const ownFrame = () => ({ sender: mainWindow().webContents, senderFrame: mainWindow().webContents.mainFrame });

async function call(name: string, argument?: unknown, event: unknown = ownFrame()): Promise<unknown> {
  return stub.log.handlers.get(name)?.(event, argument);
}

async function get(address: string, init?: RequestInit): Promise<Response> {
  const handle = stub.log.protocols.get('app');
  if (!handle) throw new Error('no handler for app:');
  return handle(new Request(address, { headers: { [ownFetchHeader]: '1' }, ...init }));
}

describe('before Electron is ready', () => {
  it('takes the lock, turns the sandbox on and declares its scheme, once, without waiting', async () => {
    await start();
    expect(stub.log.locked).toBe(true);
    expect(stub.log.sandboxed).toBe(true);
    expect(stub.log.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('gives way to the Palier that is already open', async () => {
    stub.electron.app.requestSingleInstanceLock = () => false;
    await start();
    expect(stub.log.quit).toBe(true);
    expect(stub.log.windows).toEqual([]);
  });
});

describe('the window', () => {
  it('is sandboxed, isolated, without Node, without webview, without a spelling service', async () => {
    await start();
    expect(mainWindow().options['webPreferences']).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      preload: join(appPath, 'dist/electron/preload.cjs'),
    });
  });

  it('opens where it was closed', async () => {
    await start();
    await mkdir(join(folder, 'userData'), { recursive: true });
    mainWindow().emit('close', { preventDefault: () => undefined });
    stub = stubElectron({ folder, appPath });
    await start();
    expect(mainWindow().options).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 });
  });

  it('waits for the backup of the page before it closes, once', async () => {
    await start();
    let waited = 0;
    const close = () => mainWindow().emit('close', { preventDefault: () => (waited += 1) });
    close();
    expect(mainWindow().webContents.sent).toEqual([['closing']]);
    close();
    expect(waited).toBe(1);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('refuses to leave the app: %s', async (event) => {
    await start();
    const refused: string[] = [];
    for (const url of [
      'https://www.cnil.fr/',
      'file:///etc/passwd',
      'app://palier.evil.example/',
      'app://evil/',
      'javascript:alert(1)',
      'data:text/html,x',
    ]) {
      mainWindow().webContents.emit(event, { url, preventDefault: () => refused.push(url) });
    }
    expect(refused).toHaveLength(6);
    mainWindow().webContents.emit(event, { url: 'app://palier/', preventDefault: () => refused.push('own') });
    expect(refused).not.toContain('own');
  });

  it('opens no other window and no webview', async () => {
    await start();
    expect(mainWindow().webContents.openHandler?.({ url: 'https://www.cnil.fr/' })).toEqual({ action: 'deny' });
    expect(mainWindow().webContents.openHandler?.({ url: 'app://palier/' })).toEqual({ action: 'deny' });
    let denied = false;
    mainWindow().webContents.emit('will-attach-webview', { preventDefault: () => (denied = true) });
    expect(denied).toBe(true);
  });
});

describe('permissions', () => {
  const asked = (permission: string, url: string, media: string[] = []) =>
    new Promise((resolve) => {
      stub.log.permissionRequest?.(
        ...([null, permission, resolve, { requestingUrl: url, mediaTypes: media }] as never[]),
      );
    });
  const checked = (permission: string, origin: string, mediaType?: string) =>
    stub.log.permissionCheck?.(...([null, permission, origin, { mediaType }] as never[]));

  it.each([
    ['clipboard-sanitized-write', 'app://palier/', [], true],
    ['persistent-storage', 'app://palier/', [], true],
    ['media', 'app://palier/', ['video'], true],
    ['media', 'app://palier/', ['audio'], false],
    ['media', 'app://palier/', ['video', 'audio'], false],
    ['media', 'app://palier/', [], false],
    ['media', 'https://evil.example/', ['video'], false],
    ['persistent-storage', 'app://palier.evil.example/', [], false],
    ['geolocation', 'app://palier/', [], false],
    ['notifications', 'app://palier/', [], false],
    ['fileSystem', 'app://palier/', [], false],
    ['openExternal', 'app://palier/', [], false],
    ['clipboard-read', 'app://palier/', [], false],
    ['something-new', 'app://palier/', [], false],
  ] as const)('%s for %s %j: %s, asked or checked', async (permission, url, media, granted) => {
    await start();
    expect(await asked(permission, url, [...media])).toBe(granted);
    if (media.length < 2) expect(checked(permission, url, media[0])).toBe(granted);
    expect(stub.log.deviceCheck?.()).toBe(false);
  });
});

describe('the app’s own origin', () => {
  it('is app://palier, for ever: the database hangs on it', async () => {
    await start();
    expect(mainWindow().address).toBe('app://palier/');
    expect((await get('app://palier/')).status).toBe(200);
    expect((await get('app://other/')).status).toBe(404);
    expect((await get('app://palier:1/')).status).toBe(404);
  });

  it('says that no city is connected, in the app’s own words', async () => {
    await start();
    const answer = await get('app://palier/city/v1/listings');
    expect([answer.status, answer.headers.get('x-palier-gateway')]).toEqual([503, 'not-connected']);
  });
});

describe('while it is locked', () => {
  it('the host answers neither for the city nor with a document, and does so once it is unlocked', async () => {
    await startLocked();
    const city = async () => {
      const answer = await get('app://palier/city/v1/listings');
      return [answer.status, answer.headers.get('x-palier-gateway')];
    };
    const reads = [
      ['city:status', undefined],
      ['files:save', { suggestedName: 'x.pdf', content: new Uint8Array(1) }],
      ['files:open', { fileId: '0196c7a0-1111-7000-8000-000000000001' }],
      ['print:to-pdf', { jobId: '0196c7a0-1111-7000-8000-000000000002', title: 'x', html: 'x' }],
      ['external:open', { url: 'https://www.cnil.fr/' }],
    ] as const;
    const locked = { ok: false, code: 'locked' };
    for (const [name, argument] of reads) expect(await call(name, argument)).toEqual(locked);
    expect(await city()).toEqual([423, 'locked']);
    expect(await call('app:info')).toMatchObject({ ok: true });

    await call('lock:opened');
    expect(await call('city:status')).toEqual({ ok: true, data: null });
    expect(await city()).toEqual([503, 'not-connected']);

    await call('lock:locked');
    expect(await call('city:status')).toEqual(locked);
    expect(await city()).toEqual([423, 'locked']);
    expect(stub.log.opened).toEqual([]);
  });

  it.each(['closed', 'render-process-gone'])('it is so again when the page goes: %s', async (how) => {
    await start();
    if (how === 'closed') mainWindow().emit(how);
    else mainWindow().webContents.emit(how, {}, { reason: 'crashed' });
    expect((await get('app://palier/city/v1/listings')).status).toBe(423);
  });
});

describe('trouble', () => {
  it('offers to open a page again that has died, and the passphrase is asked for anew', async () => {
    await start();
    stub.boxAnswer = 0;
    mainWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await new Promise(setImmediate);
    expect(stub.log.asked).toMatchObject([
      { message: 'La page de Palier s’est arrêtée.', buttons: ['Rouvrir la page', 'Fermer Palier'] },
    ]);
    expect(mainWindow().webContents.reloads).toBe(1);
  });

  it('offers to open a page again that hangs, or to wait', async () => {
    await start();
    mainWindow().emit('unresponsive');
    await new Promise(setImmediate);
    expect([mainWindow().webContents.crashed, mainWindow().webContents.reloads]).toEqual([false, 0]);
    stub.boxAnswer = 0;
    mainWindow().emit('unresponsive');
    await new Promise(setImmediate);
    expect([mainWindow().webContents.crashed, mainWindow().webContents.reloads]).toEqual([true, 1]);
    expect(stub.log.asked.map(({ message }) => message)).toEqual(Array(2).fill('La page de Palier ne répond plus.'));
  });

  it('downloads nothing', async () => {
    await start();
    let denied = false;
    stub.log.download?.(...([{ preventDefault: () => (denied = true) }] as never[]));
    expect(denied).toBe(true);
  });
});

describe('calls from the renderer', () => {
  it('have one handler each', async () => {
    await start();
    expect([...stub.log.handlers.keys()].sort()).toEqual(Object.keys(shellCalls).sort());
  });

  it('are answered to the app’s own page', async () => {
    await start();
    expect(await call('app:info')).toMatchObject({ ok: true, data: { host: 'electron', suggestedCity: null } });
  });

  it.each([
    ['a frame inside the page', () => ({ sender: mainWindow().webContents, senderFrame: { origin: 'app://palier' } })],
    ['another window', () => ({ sender: {}, senderFrame: { origin: 'app://palier' } })],
    ['a frame that is gone', () => ({ sender: mainWindow().webContents, senderFrame: null })],
    [
      'a page of another origin',
      () => {
        mainWindow().webContents.mainFrame.origin = 'https://evil.example';
        return ownFrame();
      },
    ],
  ])('are refused to %s', async (_who, event) => {
    await start();
    expect(await call('app:info', undefined, event())).toEqual({ ok: false, code: 'sender-refused' });
  });

  it('go no further when an argument is not what the contract says', async () => {
    await start();
    expect(await call('external:open', { url: 7 })).toEqual({ ok: false, code: 'argument-invalid' });
    expect(await call('files:save', { suggestedName: '../x.pdf', content: new Uint8Array(1) })).toEqual({
      ok: false,
      code: 'argument-invalid',
    });
    expect(stub.log.opened).toEqual([]);
  });

  it('open a ready-made message in the mail program, to one person and without hidden copies', async () => {
    await start();
    const url = 'mailto:amina@exemple.fr?subject=Entre%20voisins&body=Bonjour%2C';
    expect(await call('external:open', { url })).toEqual({ ok: true, data: null });
    const refused = { ok: false, code: 'address-refused' };
    expect(await call('external:open', { url: `${url}&bcc=x@evil.example` })).toEqual(refused);
    expect(await call('external:open', { url: 'file:///etc/passwd' })).toEqual(refused);
    expect(stub.log.opened).toEqual([url]);
  });

  it('save where the person chose, and open that file only', async () => {
    await start();
    const filePath = join(folder, 'Feuille 7.pdf');
    stub.saveAnswer = { canceled: false, filePath };
    const content = new Uint8Array([1, 2, 3]);
    const saved = (await call('files:save', { suggestedName: 'Feuille 7.pdf', content })) as {
      data: { fileId: string };
    };
    expect(new Uint8Array(await readFile(filePath))).toEqual(content);
    expect(await call('files:open', { fileId: saved.data.fileId })).toEqual({ ok: true, data: null });
    expect(await call('files:open', { fileId: '0196c7a0-1111-7000-8000-000000000001' })).toMatchObject({ ok: false });
    expect(stub.log.opened).toEqual([filePath]);
  });

  it('print out of sight, from a confined window without a bridge, as a tagged PDF of the page’s own size', async () => {
    await start();
    const printed = await call('print:to-pdf', {
      jobId: '0196c7a0-1111-7000-8000-000000000002',
      title: 'Essai',
      html: '<p>Essai</p>',
    });
    expect(printed).toMatchObject({ ok: true });
    const window = stub.log.windows[1];
    expect(window?.address).toBe('app://palier/print/0196c7a0-1111-7000-8000-000000000002');
    expect(window?.options).toMatchObject({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
    expect(window?.options['webPreferences']).not.toHaveProperty('preload');
    expect(window?.webContents.pdfOptions).toEqual([
      { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: false },
    ]);
    expect(window?.webContents.scripts[0]).toContain('document.fonts.ready');
    expect(window?.gone).toBe(true);
  });
});

describe('the sign-in', () => {
  const me = {
    commune: { name: 'Ville d’essai', code: '94000' },
    account: { id: 'a', name: 'Association' },
    scopes: ['read'],
    capabilities: {
      read: true,
      create: true,
      update: true,
      delete: true,
      cursor: true,
      conditionalWrite: true,
      clientIds: true,
    },
  };
  const argument = { address: 'https://ville.example', token: 'secret-token' };

  it('goes through the system’s network, is sealed by the system, and survives a restart', async () => {
    stub.answer = async () => Response.json(me);
    await start();
    expect(await call('city:connect', argument)).toMatchObject({ ok: true, data: { remembered: true } });
    expect(stub.log.fetched[0]?.url).toBe('https://ville.example/v1/me');
    const kept = await readFile(join(folder, 'userData/city.json'), 'utf8');
    expect(kept).not.toContain('secret-token');
    expect(kept).not.toContain(Buffer.from('secret-token').toString('base64'));

    stub = stubElectron({ folder, appPath });
    stub.answer = async () => Response.json({ items: [], next_cursor: null, has_more: false });
    await start();
    expect(await call('city:status')).toMatchObject({ ok: true, data: { address: 'https://ville.example' } });
    expect((await get('app://palier/city/v1/listings')).status).toBe(200);
    expect(new Headers(stub.log.fetched[0]?.init.headers).get('authorization')).toBe('Bearer secret-token');
  });

  it.runIf(process.platform === 'linux')(
    'is not kept where the only safe is a password that everyone knows',
    async () => {
      stub = stubElectron({ folder, appPath, keyring: 'basic_text' });
      stub.answer = async () => Response.json(me);
      await start();
      expect(await call('city:connect', argument)).toMatchObject({ ok: true, data: { remembered: false } });
      await expect(stat(join(folder, 'userData/city.json'))).rejects.toThrow();
    },
  );

  it('never follows a redirection, which Chromium’s network reports as an error', async () => {
    stub.answer = () => Promise.reject(new Error('Redirect was cancelled'));
    await start();
    expect(await call('city:connect', argument)).toEqual({ ok: false, code: 'redirected' });
    expect(stub.log.fetched[0]?.init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
  });

  it('is suggested to the unpackaged app alone', async () => {
    process.env['PALIER_SUGGESTED_CITY'] = JSON.stringify({ address: 'http://127.0.0.1:4000', token: 't' });
    try {
      await start();
      expect(await call('app:info')).toMatchObject({ data: { suggestedCity: null } });
      stub = stubElectron({ folder, appPath, packaged: false });
      await start();
      expect(await call('app:info')).toMatchObject({ data: { suggestedCity: { address: 'http://127.0.0.1:4000' } } });
    } finally {
      delete process.env['PALIER_SUGGESTED_CITY'];
    }
  });
});

describe('the menu', () => {
  const items = (menu: readonly StubMenuItem[]): StubMenuItem[] =>
    menu.flatMap((item) => [item, ...items(item.submenu ?? [])]);

  it('has words of its own everywhere, and sends each command to the renderer', async () => {
    await start();
    const all = items(stub.log.menu);
    expect(all.filter((item) => item.type !== 'separator' && !item.label)).toEqual([]);
    for (const item of all) item.click?.();
    expect(
      mainWindow()
        .webContents.sent.map(([, command]) => command)
        .sort(),
    ).toEqual([...shellCommands].sort());
    expect(all.some((item) => item.role === 'toggleDevTools')).toBe(false);
  });
});

import { EventEmitter } from 'node:events';
import { join } from 'node:path';

type Handler = (...argument: never[]) => unknown;

/** A page's frame, as IPC reports the sender. */
interface StubFrame {
  origin: string;
}

class StubContents extends EventEmitter {
  readonly mainFrame: StubFrame = { origin: 'null' };
  readonly sent: unknown[][] = [];
  readonly scripts: string[] = [];
  readonly pdfOptions: unknown[] = [];
  reloads = 0;
  crashed = false;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
  forcefullyCrashRenderer(): void {
    this.crashed = true;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  async executeJavaScript(script: string): Promise<void> {
    this.scripts.push(script);
  }
  async printToPDF(options: unknown): Promise<Buffer> {
    this.pdfOptions.push(options);
    return Buffer.from('%PDF-1.7 stub');
  }
}

/**
 * Electron as far as Palier uses it, with its rules about order: what must come before `ready` throws after it,
 * what must come once throws twice, and the deprecated synchronous calls are not there at all.
 */
export function stubElectron(options: { folder: string; appPath: string; packaged?: boolean; keyring?: string }) {
  let isReady = false;
  const before = (what: string): void => {
    if (isReady) throw new Error(`${what} came after ready`);
  };
  const after = (what: string): void => {
    if (!isReady) throw new Error(`${what} came before ready`);
  };

  const windows: StubWindow[] = [];
  const log = {
    sandboxed: false,
    locked: false,
    schemes: [] as unknown[],
    handlers: new Map<string, (event: unknown, argument: unknown) => Promise<unknown>>(),
    protocols: new Map<string, (request: Request) => Promise<Response>>(),
    menu: [] as StubMenuItem[],
    opened: [] as string[],
    fetched: [] as { url: string; init: RequestInit }[],
    permissionRequest: null as Handler | null,
    permissionCheck: null as Handler | null,
    deviceCheck: null as Handler | null,
    download: null as Handler | null,
    asked: [] as { message: string; buttons: readonly string[] }[],
    fatal: [] as string[],
    quit: false,
    windows,
  };

  const app = Object.assign(new EventEmitter(), {
    name: 'Palier',
    isPackaged: options.packaged ?? true,
    requestSingleInstanceLock: (): boolean => {
      before('requestSingleInstanceLock');
      log.locked = true;
      return true;
    },
    enableSandbox: () => {
      before('enableSandbox');
      log.sandboxed = true;
    },
    // Never resolved while the module is still being evaluated: a main that waits for it there hangs.
    whenReady: () =>
      new Promise<void>((resolve) => {
        setImmediate(() => {
          isReady = true;
          resolve();
        });
      }),
    getPath: (name: string) => join(options.folder, name),
    getAppPath: () => options.appPath,
    getVersion: () => '0.0.0-stub',
    getLocale: () => 'fr',
    quit: () => {
      log.quit = true;
    },
    exit: () => {
      log.quit = true;
    },
  });

  class StubWindow extends EventEmitter {
    readonly webContents = new StubContents();
    readonly options: Record<string, unknown>;
    shown = false;
    address = '';
    gone = false;

    constructor(given: Record<string, unknown>) {
      super();
      after('BrowserWindow');
      this.options = given;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      this.address = url;
      this.webContents.mainFrame.origin = url.split('/').slice(0, 3).join('/');
    }
    show(): void {
      this.shown = true;
    }
    maximize(): void {
      this.shown = true;
    }
    isMinimized(): boolean {
      return false;
    }
    isMaximized(): boolean {
      return false;
    }
    isDestroyed(): boolean {
      return this.gone;
    }
    destroy(): void {
      this.gone = true;
    }
    focus(): void {
      this.shown = true;
    }
    getNormalBounds(): unknown {
      return { x: 10, y: 20, width: 1200, height: 800 };
    }
  }

  const electron = {
    app,
    BrowserWindow: StubWindow,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        before('registerSchemesAsPrivileged');
        if (log.schemes.length > 0) throw new Error('registerSchemesAsPrivileged came twice');
        log.schemes = schemes;
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        after('protocol.handle');
        log.protocols.set(scheme, handler);
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: Handler) => {
          log.permissionRequest = handler;
        },
        setPermissionCheckHandler: (handler: Handler) => {
          log.permissionCheck = handler;
        },
        setDevicePermissionHandler: (handler: Handler) => {
          log.deviceCheck = handler;
        },
        on: (event: string, handler: Handler) => {
          if (event === 'will-download') log.download = handler;
        },
      },
    },
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, argument: unknown) => Promise<unknown>) => {
        if (log.handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
        log.handlers.set(channel, handler);
      },
    },
    net: {
      fetch: (url: string, init: RequestInit) => {
        log.fetched.push({ url, init });
        return stub.answer(url, init);
      },
    },
    safeStorage: {
      getSelectedStorageBackend: () => options.keyring ?? 'gnome_libsecret',
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text: string) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
      decryptStringAsync: async (sealed: Buffer) => ({
        shouldReEncrypt: false,
        result: Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString(),
      }),
    },
    shell: {
      openExternal: async (url: string) => {
        log.opened.push(url);
      },
      openPath: async (path: string) => {
        log.opened.push(path);
        return '';
      },
    },
    dialog: {
      showSaveDialog: async () => stub.saveAnswer,
      showMessageBox: async (_window: unknown, question: { message: string; buttons: readonly string[] }) => {
        log.asked.push(question);
        return { response: stub.boxAnswer };
      },
      showErrorBox: (_title: string, text: string) => log.fatal.push(text),
    },
    Menu: {
      buildFromTemplate: (template: StubMenuItem[]) => template,
      setApplicationMenu: (menu: StubMenuItem[]) => {
        log.menu = menu;
      },
    },
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  };

  const stub = {
    electron,
    log,
    /** What the city answers. */
    answer: (() => Promise.reject(new Error('net::ERR_FAILED'))) as (
      url: string,
      init: RequestInit,
    ) => Promise<Response>,
    saveAnswer: { canceled: true, filePath: '' },
    /** Which button is pressed. */
    boxAnswer: 1,
    emit: (event: string) => app.emit(event),
  };
  return stub;
}

export interface StubMenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly StubMenuItem[];
}

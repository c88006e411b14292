import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ShellBridge, ShellCall, ShellCommand } from '../shared/shell.ts';

const call = (name: ShellCall, argument?: unknown) => ipcRenderer.invoke(name, argument);

/** All that the renderer can reach: `window.palier`, and nothing of Electron itself. */
const bridge = {
  app: { info: () => call('app:info') },
  disk: { space: () => call('disk:space') },
  lock: { opened: () => call('lock:opened'), locked: () => call('lock:locked') },
  city: {
    connect: (argument) => call('city:connect', argument),
    disconnect: () => call('city:disconnect'),
    status: () => call('city:status'),
  },
  print: {
    toPdf: (argument) => call('print:to-pdf', argument),
    onPaper: (argument) => call('print:on-paper', argument),
    cancel: (argument) => call('print:cancel', argument),
  },
  files: {
    save: (argument) => call('files:save', argument),
    open: (argument) => call('files:open', argument),
  },
  external: { open: (argument) => call('external:open', argument) },
  backups: {
    state: () => call('backups:state'),
    begin: (argument) => call('backups:begin', argument),
    append: (argument) => call('backups:append', argument),
    finish: (argument) => call('backups:finish', argument),
    abandon: (argument) => call('backups:abandon', argument),
    keepKey: (argument) => call('backups:keep-key', argument),
    read: (argument) => call('backups:read', argument),
    chooseFolder: () => call('backups:choose-folder'),
    forgetFolder: () => call('backups:forget-folder'),
  },
  vault: {
    read: () => call('vault:read'),
    write: (argument) => call('vault:write', argument),
  },
  log: {
    list: (argument) => call('log:list', argument),
    read: (argument) => call('log:read', argument),
    append: (argument) => call('log:append', argument),
    compact: (argument) => call('log:compact', argument),
    remove: (argument) => call('log:remove', argument),
    setAsideOthers: (argument) => call('log:set-aside-others', argument),
  },
  onCommand: (listener) => {
    const hear = (_event: IpcRendererEvent, command: ShellCommand) => listener(command);
    ipcRenderer.on('command', hear);
    return () => {
      ipcRenderer.off('command', hear);
    };
  },
  onClosing: (listener) => {
    const hear = () => listener();
    ipcRenderer.on('closing', hear);
    return () => {
      ipcRenderer.off('closing', hear);
    };
  },
} satisfies ShellBridge;

contextBridge.exposeInMainWorld('palier', bridge);

import type { ShellBridge } from '../../shared/shell.ts';
import { loopbackShell } from './loopback-shell.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in an ordinary browser. */
    readonly palier?: ShellBridge;
  }
}

/**
 * Every argument is cloned before it leaves, in both hosts: a reactive proxy cannot cross, and would otherwise
 * be found out in Electron only.
 */
export function plainArguments(host: ShellBridge): ShellBridge {
  return {
    app: { info: () => host.app.info() },
    disk: { space: () => host.disk.space() },
    lock: { opened: () => host.lock.opened(), locked: () => host.lock.locked() },
    city: {
      connect: async (argument) => host.city.connect(structuredClone(argument)),
      disconnect: () => host.city.disconnect(),
      status: () => host.city.status(),
    },
    print: {
      toPdf: async (argument) => host.print.toPdf(structuredClone(argument)),
      onPaper: async (argument) => host.print.onPaper(structuredClone(argument)),
      cancel: async (argument) => host.print.cancel(structuredClone(argument)),
    },
    files: {
      save: async (argument) => host.files.save(structuredClone(argument)),
      open: async (argument) => host.files.open(structuredClone(argument)),
    },
    external: { open: async (argument) => host.external.open(structuredClone(argument)) },
    backups: {
      state: () => host.backups.state(),
      begin: async (argument) => host.backups.begin(structuredClone(argument)),
      append: async (argument) => host.backups.append(structuredClone(argument)),
      finish: async (argument) => host.backups.finish(structuredClone(argument)),
      abandon: async (argument) => host.backups.abandon(structuredClone(argument)),
      keepKey: async (argument) => host.backups.keepKey(structuredClone(argument)),
      read: async (argument) => host.backups.read(structuredClone(argument)),
      chooseFolder: () => host.backups.chooseFolder(),
      forgetFolder: () => host.backups.forgetFolder(),
    },
    vault: {
      read: () => host.vault.read(),
      write: async (argument) => host.vault.write(structuredClone(argument)),
    },
    log: {
      list: async (argument) => host.log.list(structuredClone(argument)),
      read: async (argument) => host.log.read(structuredClone(argument)),
      append: async (argument) => host.log.append(structuredClone(argument)),
      compact: async (argument) => host.log.compact(structuredClone(argument)),
      remove: async (argument) => host.log.remove(structuredClone(argument)),
      setAsideOthers: async (argument) => host.log.setAsideOthers(structuredClone(argument)),
    },
    onCommand: (listener) => host.onCommand(listener),
    onClosing: (listener) => host.onClosing(listener),
  };
}

/** The shell that hosts this renderer. */
export const shell: ShellBridge = plainArguments(
  (typeof window === 'undefined' ? undefined : window.palier) ?? loopbackShell,
);

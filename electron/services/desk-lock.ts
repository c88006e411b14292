import type { ShellCall } from '../../shared/shell.ts';

/** What the host knows of the lock: it answers for the city, prints and opens files only between an unlock and the next lock. */
export interface DeskLock {
  isOpen(): boolean;
  opened(): void;
  locked(): void;
}

/** Locked until the page says that a passphrase has opened it. */
export function deskLock(): DeskLock {
  let open = false;
  return {
    isOpen: () => open,
    opened: () => void (open = true),
    locked: () => void (open = false),
  };
}

/**
 * What is answered while it is locked: what a start needs before the passphrase is typed, and a recovery after that. The log,
 * `vault.json` and the backups hold nothing that is not sealed.
 */
const whileLocked: ReadonlySet<ShellCall> = new Set([
  'app:info',
  'disk:space',
  'lock:opened',
  'lock:locked',
  'print:cancel',
  'vault:read',
  'vault:write',
  'log:list',
  'log:read',
  'log:append',
  'log:compact',
  'log:remove',
  'log:set-aside-others',
  'backups:state',
  'backups:read',
  // A backup made on close is finished behind the lock.
  'backups:begin',
  'backups:append',
  'backups:finish',
  'backups:abandon',
  'backups:keep-key',
] satisfies ShellCall[]);

export function isAnsweredWhileLocked(call: ShellCall): boolean {
  return whileLocked.has(call);
}

import type { Result } from '../../shared/result.ts';
import type { ShellBridge, ShellCall } from '../../shared/shell.ts';
import { packForm, unpackForm } from './loopback-wire.ts';

/** The far side checked the argument and built the answer with the types of the same contract. */
async function call<Answer extends Result<unknown>>(name: ShellCall, argument?: unknown): Promise<Answer> {
  const response = await fetch(`/shell/${name}`, { method: 'POST', body: packForm(argument) });
  if (!response.ok) throw new Error(`The host refused the call ${name} (${response.status})`);
  return (await unpackForm(await response.formData())) as Answer;
}

/**
 * The bridge when the app runs in an ordinary browser beside the loopback host. That host has no window of its
 * own, so what opens outside the app opens in a tab, after the host has agreed.
 */
export const loopbackShell = {
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
    open: async (argument) => {
      const answer = await call<Awaited<ReturnType<ShellBridge['files']['open']>>>('files:open', argument);
      if (answer.ok) window.open(`/documents/${argument.fileId}`, '_blank', 'noopener');
      return answer;
    },
  },
  external: {
    open: async (argument) => {
      const answer = await call<Awaited<ReturnType<ShellBridge['external']['open']>>>('external:open', argument);
      // A mail program opens beside the page: in a tab of its own, an empty tab would stay behind.
      if (answer.ok && argument.url.startsWith('mailto:')) window.location.assign(argument.url);
      else if (answer.ok) window.open(argument.url, '_blank', 'noopener,noreferrer');
      return answer;
    },
  },
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
  // The browser keeps its own menu: the interface's shortcuts are all there is.
  onCommand: () => () => undefined,
  // A tab closes at once; what has changed since is in the next backup, and in the log.
  onClosing: () => () => undefined,
} satisfies ShellBridge;

import * as v from 'valibot';
import { refused, type Result } from '../../shared/result.ts';
import { shellCalls, type ShellCall } from '../../shared/shell.ts';
import { type DeskLock, isAnsweredWhileLocked } from './desk-lock.ts';
import type { HostBridge } from './shell-services.ts';

type Argument<Call extends ShellCall> = v.InferOutput<(typeof shellCalls)[Call]>;
type Calls = { readonly [Call in ShellCall]: (argument: Argument<Call>) => Promise<Result<unknown>> };

export type Dispatch = (call: string, argument: unknown) => Promise<Result<unknown>>;

function isShellCall(call: string): call is ShellCall {
  return Object.hasOwn(shellCalls, call);
}

/**
 * The one door into the shell, used by Electron's IPC and by the loopback host's POSTs: an unknown call or an
 * argument that its schema refuses goes no further, and what throws inside comes out as a value.
 */
export function shellDispatch(
  bridge: HostBridge,
  lock: DeskLock,
  report: (call: string, error: unknown) => void,
): Dispatch {
  const calls: Calls = {
    'app:info': () => bridge.app.info(),
    'disk:space': () => bridge.disk.space(),
    'lock:opened': () => bridge.lock.opened(),
    'lock:locked': () => bridge.lock.locked(),
    'city:connect': (argument) => bridge.city.connect(argument),
    'city:disconnect': () => bridge.city.disconnect(),
    'city:status': () => bridge.city.status(),
    'print:to-pdf': (argument) => bridge.print.toPdf(argument),
    'print:on-paper': (argument) => bridge.print.onPaper(argument),
    'print:cancel': (argument) => bridge.print.cancel(argument),
    'files:save': (argument) => bridge.files.save(argument),
    'files:open': (argument) => bridge.files.open(argument),
    'external:open': (argument) => bridge.external.open(argument),
    'backups:state': () => bridge.backups.state(),
    'backups:begin': (argument) => bridge.backups.begin(argument),
    'backups:append': (argument) => bridge.backups.append(argument),
    'backups:finish': (argument) => bridge.backups.finish(argument),
    'backups:abandon': (argument) => bridge.backups.abandon(argument),
    'backups:keep-key': (argument) => bridge.backups.keepKey(argument),
    'backups:read': (argument) => bridge.backups.read(argument),
    'backups:choose-folder': () => bridge.backups.chooseFolder(),
    'backups:forget-folder': () => bridge.backups.forgetFolder(),
    'vault:read': () => bridge.vault.read(),
    'vault:write': (argument) => bridge.vault.write(argument),
    'log:list': (argument) => bridge.log.list(argument),
    'log:read': (argument) => bridge.log.read(argument),
    'log:append': (argument) => bridge.log.append(argument),
    'log:compact': (argument) => bridge.log.compact(argument),
    'log:remove': (argument) => bridge.log.remove(argument),
    'log:set-aside-others': (argument) => bridge.log.setAsideOthers(argument),
  };

  async function run<Call extends ShellCall>(call: Call, argument: unknown): Promise<Result<unknown>> {
    const parsed = v.safeParse(shellCalls[call], argument);
    if (!parsed.success) return refused('argument-invalid');
    if (!lock.isOpen() && !isAnsweredWhileLocked(call)) return refused('locked');
    try {
      return await calls[call](parsed.output as Argument<Call>);
    } catch (error) {
      report(call, error);
      return refused('unexpected');
    }
  }

  return async (call, argument) => (isShellCall(call) ? run(call, argument) : refused('unknown-call'));
}

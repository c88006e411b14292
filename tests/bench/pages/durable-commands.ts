import { databaseName } from '../../../renderer/db/database-name.ts';
import { db } from '../../../renderer/db/open-database.ts';
import { keyForWorker, lockVault, unlockVault } from '../../../renderer/db/vault/vault.ts';
import { readHeader } from '../../../renderer/db/vault/vault-header.ts';
import { keepNote } from '../../../renderer/model/commands/overlay-commands.ts';
import { DurableLog } from '../../../renderer/model/log/durable-log.ts';
import { logCommandsWith } from '../../../renderer/model/log/when-logged.ts';
import { shell } from '../../../renderer/model/shell.ts';

const passphrase = 'une phrase pour mesurer';

function openLog(): DurableLog {
  return new DurableLog({
    shell,
    locks: navigator.locks,
    database: db,
    databaseName,
    dataKey: keyForWorker,
    header: readHeader,
    tellProblem: (problem) => {
      if (problem !== null) throw new Error(problem);
    },
    tellProgress: () => {},
    tellRenewed: () => {},
  });
}

/** Milliseconds of each of so many commands, by turns with the log and without: `fsync` included, or not. */
export async function timeCommands(count: number): Promise<{ logged: number[]; alone: number[] }> {
  const log = openLog();
  await log.resume();
  await log.flush();
  const times = { logged: [] as number[], alone: [] as number[] };
  for (let turn = 0; turn < count * 2; turn += 1) {
    const logged = turn % 2 === 0;
    logCommandsWith(logged ? () => log.flush() : null);
    const start = performance.now();
    await keepNote(`01900000-0000-7000-8000-${String(turn).padStart(12, '0')}`, `Sonner deux fois, essai ${turn}`);
    times[logged ? 'logged' : 'alone'].push(performance.now() - start);
    if (!logged) await log.flush();
  }
  logCommandsWith(null);
  await log.acknowledge();
  return times;
}

/** Logs so many commands more, as somebody's months of work, and makes few objects of them. */
export async function logCommands(count: number): Promise<number> {
  const log = openLog();
  await log.resume();
  for (let number = 0; number < count; number += 1) {
    await keepNote(`01900000-0000-7000-9000-${String(number % 2000).padStart(12, '0')}`, `Essai ${number}`);
    // One object in ten commands: the others are the same for the log.
    if (number % 10 === 9) await log.flush();
    if (number % 500 === 499) await log.acknowledge();
  }
  await log.flush();
  await log.acknowledge();
  await log.compact();
  const { identity } = log.keyring ?? {};
  const listing = identity ? await shell.log.list({ log: identity.log }) : null;
  return listing?.ok ? listing.data.objects.length : 0;
}

/** Milliseconds from the right words to a database that may be shown; `followed`: the log is looked at as well. */
export async function timeStart(followed: boolean): Promise<number> {
  lockVault();
  const start = performance.now();
  await unlockVault(passphrase);
  if (followed) await openLog().resume();
  return performance.now() - start;
}

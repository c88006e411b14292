import { openIdentities, sealIdentities } from '../../../shared/backup/age.ts';
import { type BackupTable, backupTables } from '../../../shared/backup/backup-tables.ts';
import { planRestore } from '../../../shared/backup/plan-restore.ts';
import { PalierDatabase } from '../../db/database.ts';
import { readTables } from '../../db/read-tables.ts';
import type { AddressRow } from '../../db/records.ts';
import { replaceAddresses } from '../../db/replace-addresses.ts';
import { sameValue } from '../../db/same-value.ts';
import type { BackupReply, BackupRequest } from './backup-protocol.ts';
import { makeArchive } from './make-archive.ts';
import { readableFiles } from './readable-files.ts';
import { openArchive, type OpenedArchive } from './open-archive.ts';

const rowsOfSlice = 2000;
let opened: OpenedArchive | null = null;

self.onmessage = ({ data }: MessageEvent<BackupRequest>) => {
  answer(data).catch((error: unknown) => {
    reply({ type: 'failed', message: error instanceof Error ? error.name : 'failed' });
  });
};

function reply(message: BackupReply, transfer: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer });
}

async function answer(request: BackupRequest): Promise<void> {
  if (request.type === 'make') await make(request);
  else if (request.type === 'open') await open(request);
  else if (request.type === 'plan') await plan(request);
  else if (request.type === 'leave') await leave(request);
  else if (request.type === 'restore-addresses') await restoreAddresses();
  else if (request.type === 'open-identities') {
    const read = await openIdentities(request.file, request.passphrase);
    reply({ type: 'identities', identities: read.ok ? read.data : [] });
  } else reply({ type: 'sealed', file: await sealIdentities(request.identities, request.by) });
}

async function make(request: Extract<BackupRequest, { type: 'make' }>): Promise<void> {
  const damaged = new Set<string>();
  const database = new PalierDatabase(request.key, ({ table, key }) => damaged.add(`${table}/${key}`));
  let told = 0;
  try {
    const made = await makeArchive(
      database,
      request,
      () => damaged.size,
      (done, total) => {
        if (done - told < 1000 && done < total) return;
        told = done;
        reply({ type: 'progress', done, total });
      },
    );
    reply({ type: 'made', ...made }, [made.sealed.buffer as ArrayBuffer]);
  } finally {
    database.close();
  }
}

async function open({ sealed, openers }: Extract<BackupRequest, { type: 'open' }>): Promise<void> {
  const read = await openArchive(sealed, openers, new PalierDatabase().verno);
  if (!read.ok) return reply({ type: 'refused', problem: read.code });
  opened = read.data;
  reply({ type: 'opened', manifest: opened.manifest, identities: opened.identities });
}

/** What would change, by comparison with what is here now. */
async function plan({ key, mode }: Extract<BackupRequest, { type: 'plan' }>): Promise<void> {
  if (opened === null) throw new Error('no backup is open');
  const here = key === null ? {} : await tablesHere(key);
  const planned = planRestore(here, opened.tables, mode, sameValue);
  for (const table of backupTables) {
    if (table === 'addresses') continue;
    for (const change of ['added', 'changed'] as const) {
      const rows = planned[table][change];
      for (let at = 0; at < rows.length; at += rowsOfSlice) {
        reply({ type: 'slice', table, change, rows: rows.slice(at, at + rowsOfSlice) });
      }
    }
  }
  const of = <Value>(value: (table: BackupTable) => Value) =>
    Object.fromEntries(backupTables.map((table) => [table, value(table)])) as Record<BackupTable, Value>;
  reply({
    type: 'planned',
    counts: of((table) => planned[table].counts),
    removed: of((table) => planned[table].removed),
  });
}

async function restoreAddresses(): Promise<void> {
  // Each row was checked when the backup was opened.
  await replaceAddresses((opened?.tables.addresses ?? []) as unknown as readonly AddressRow[]);
  reply({ type: 'addresses-restored' });
}

async function leave({ key, day }: Extract<BackupRequest, { type: 'leave' }>): Promise<void> {
  reply({ type: 'left', ...readableFiles(await tablesHere(key), day) });
}

async function tablesHere(key: Uint8Array) {
  const database = new PalierDatabase(key);
  try {
    return (await readTables(database, () => {})).tables;
  } finally {
    database.close();
  }
}

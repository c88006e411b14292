import type { ShellBridge } from '../../../shared/shell.ts';
import type { VaultFile } from '../../../shared/space/vault-file.ts';
import { packRow } from '../../db/vault/packed-text.ts';
import { readPackedHeader } from '../../db/vault/read-vault-header.ts';
import { keyIn } from '../../db/vault/vault.ts';
import { HeaderDamaged, readHeader } from '../../db/vault/vault-header.ts';

/**
 * Why the database cannot simply be opened. `database-behind`: it opens, and the log knows more. `vault-lost`: what would open
 * the log is gone as well. `folder-unreadable`: nobody can tell what is there.
 */
export type RecoveryCause =
  | 'database-gone'
  | 'database-unreadable'
  | 'database-behind'
  | 'header-damaged'
  | 'rows-damaged'
  | 'vault-lost'
  | 'folder-unreadable'
  | 'newer';

/** How things stand at the start, before anybody has typed anything. */
export type Standing =
  | { readonly phase: 'first-start' }
  | { readonly phase: 'locked' }
  | { readonly phase: 'recovery'; readonly cause: RecoveryCause; readonly vault: VaultFile | null };

/** That there is nothing in the browser is a first start only where nothing lies beside it either. */
export async function recoveryStanding(shell: Pick<ShellBridge, 'vault'>): Promise<Standing> {
  const header = await headerState();
  if (header === 'sound') return { phase: 'locked' };
  const reading = await shell.vault.read();
  if (!reading.ok) return { phase: 'recovery', cause: 'folder-unreadable', vault: null };
  const { vault, damaged, newer, hasLog } = reading.data;
  if (vault) return { phase: 'recovery', cause: causes[header], vault };
  if (newer) return { phase: 'recovery', cause: 'newer', vault: null };
  if (header === 'none' && damaged === 0 && !hasLog) return { phase: 'first-start' };
  return { phase: 'recovery', cause: 'vault-lost', vault: null };
}

const causes = {
  none: 'database-gone',
  damaged: 'header-damaged',
  unreadable: 'database-unreadable',
} as const satisfies Record<Exclude<HeaderState, 'sound'>, RecoveryCause>;

type HeaderState = 'sound' | 'none' | 'damaged' | 'unreadable';

async function headerState(): Promise<HeaderState> {
  try {
    return (await readHeader()) ? 'sound' : 'none';
  } catch (error) {
    return error instanceof HeaderDamaged ? 'damaged' : 'unreadable';
  }
}

/**
 * Do these words open the header that is kept beside the database, though not the one in it? A bit that turned in a wrapped
 * key looks like a wrong passphrase, and is none.
 */
export async function opensBeside(shell: Pick<ShellBridge, 'vault'>, typed: string): Promise<boolean> {
  const reading = await shell.vault.read().catch(() => null);
  const beside = reading?.ok && reading.data.vault ? readPackedHeader(reading.data.vault.header) : null;
  const header = await readHeader().catch(() => null);
  if (!beside || (header && packRow(header) === packRow(beside))) return false;
  return (await keyIn(beside, typed)).ok;
}

import { join } from 'node:path';
import { privateFolder } from '../private-folder.ts';

/** Where what is damaged or replaced is kept, one folder a time. Nothing of Palier's deletes it. */
export async function asideFolder(dataFolder: string, now: Date): Promise<string> {
  const aside = join(dataFolder, 'set-aside', now.toISOString().replace(/[:.]/g, '-'));
  await privateFolder(join(dataFolder, 'set-aside'));
  await privateFolder(aside);
  return aside;
}

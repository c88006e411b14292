import { shell } from 'electron';

/** The only place where an address leaves for the system's browser or mail program; it was checked by `externalAddress`. */
export async function openExternal(address: string): Promise<void> {
  await shell.openExternal(address);
}

/** With whatever the system opens such files with. False when it has nothing. */
export async function openFile(path: string): Promise<boolean> {
  return (await shell.openPath(path)) === '';
}

import { readonly, shallowRef } from 'vue';
import { type DiskRoom, diskRoomOf } from '../../shared/domain/disk-room.ts';
import { isDiskFull, mayBeDiskFull } from '../db/disk-full.ts';
import { onShutByBrowser } from '../db/open-database.ts';
import { refuseWrites } from '../db/refuse-writes.ts';
import { shell } from './shell.ts';

const checkEvery = 10_000;

const room = shallowRef<DiskRoom>('enough');

/** How much room the disk of this laptop has left, as it was when last asked: every ten seconds, and after each trouble. */
export const diskRoom = readonly(room);

/** Asks the host, and holds back what would write where there is too little room. A host that does not answer holds nothing back. */
export async function checkDiskRoom(): Promise<DiskRoom> {
  const answer = await shell.disk.space().catch(() => null);
  room.value = diskRoomOf(answer?.ok ? answer.data.freeBytes : null);
  refuseWrites(isReadOnly());
  return room.value;
}

/** Nothing is written any more. */
export function isReadOnly(): boolean {
  return room.value === 'reads-only' || room.value === 'unopened';
}

/** Did it fail for want of room? After such a failure the browser's database says only that it is shut: then the system is asked. */
export async function isForWantOfRoom(error: unknown): Promise<boolean> {
  if (isDiskFull(error)) return true;
  if (!mayBeDiskFull(error)) return false;
  await checkDiskRoom();
  return isReadOnly();
}

let watching = false;

/** Once, for as long as the page lives. */
export function watchDiskRoom(): void {
  if (watching) return;
  watching = true;
  const check = () => void checkDiskRoom();
  setInterval(check, checkEvery);
  document.addEventListener('visibilitychange', check);
  onShutByBrowser(check);
}

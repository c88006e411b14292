import type { DBCore, Middleware } from 'dexie';
import { NoRoomLeft } from './disk-full.ts';

let refusing = false;

/** From now on, in this window: what writes is refused before it begins, and what reads goes on. */
export function refuseWrites(refuse: boolean): void {
  refusing = refuse;
}

/** @throws NoRoomLeft while writes are refused */
export function assertWritable(): void {
  if (refusing) throw new NoRoomLeft('too little room on the disk to write');
}

/** Every transaction that could write asks here first, whoever opens it. */
export function writesRefused(): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'WritesRefused',
    level: 1,
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) => {
        if (mode === 'readwrite') assertWritable();
        return core.transaction(stores, mode, options);
      },
    }),
  };
}

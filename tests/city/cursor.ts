import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem.ts';

/** Where a client is in the change log. */
export interface Position {
  /** It has seen every change up to this number. */
  readonly seen: number;
  /**
   * It had seen everything when the log ended here: the end of its last complete pass, or the log's end when its first
   * pass began. A tombstone after this number must still be there.
   */
  readonly complete: number;
}

const start: Position = { seen: 0, complete: -1 };

function sign(payload: string, secret: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64url').slice(0, 16);
}

/** Opaque on purpose, and signed: a client that counts on what is inside breaks at once. */
export function encodeCursor(position: Position, secret: string): string {
  const payload = Buffer.from(`${position.seen}.${position.complete}`).toString('base64url');
  return `${payload}.${sign(payload, secret)}`;
}

/** @throws Problem 400 for a cursor that this city has not made, or made before a backup became the present. */
export function decodeCursor(cursor: string | readonly string[] | undefined, secret: string): Position {
  if (cursor === undefined) return start;
  // Given twice, it is none of ours.
  const [payload = '', signature = ''] = typeof cursor === 'string' ? cursor.split('.') : [];
  const expected = Buffer.from(sign(payload, secret));
  const given = Buffer.from(signature);
  const numbers = /^(\d{1,15})\.(-?\d{1,15})$/.exec(Buffer.from(payload, 'base64url').toString());
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || numbers === null)
    throw new Problem(400, 'Bad cursor', {
      detail: 'This cursor was not issued by this server, or before it was restored.',
    });
  return { seen: Number(numbers[1]), complete: Number(numbers[2]) };
}

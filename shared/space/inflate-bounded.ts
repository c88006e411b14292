import { Inflate } from 'fflate';

/** Input is handed over in pieces, so that what one of them becomes (at most 1,032 times as much) is seen before the next. */
const pieceBytes = 4096;

/** `null`: not deflated, or more than `most` bytes. Never holds much more than that. */
export function inflateBounded(deflated: Uint8Array, most: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const inflate = new Inflate((piece, last) => {
    pieces.push(piece);
    size += piece.length;
    ended ||= last;
  });
  try {
    for (let at = 0; at < deflated.length && size <= most; at += pieceBytes)
      inflate.push(deflated.subarray(at, at + pieceBytes), at + pieceBytes >= deflated.length);
  } catch {
    return null;
  }
  if (!ended || size > most) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

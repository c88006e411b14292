import * as v from 'valibot';

/** Bytes as base64, for what is kept as JSON. */
export function packBytes(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** @throws where it is no base64 */
export function unpackBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

const packedBytes = v.object({ $bytes: v.string() });

/** Plain data with byte arrays in it, as one base64 text. */
export function packRow(row: object): string {
  const json = JSON.stringify(row, (_name, member: unknown) =>
    member instanceof Uint8Array ? { $bytes: packBytes(member) } : member,
  );
  return packBytes(new TextEncoder().encode(json));
}

/** What `packRow` packed. @throws on anything else */
export function unpackRow(text: string): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpackBytes(text)), (_name, member: unknown) => {
    const packed = v.safeParse(packedBytes, member);
    return packed.success ? unpackBytes(packed.output.$bytes) : member;
  });
}

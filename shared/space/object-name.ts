/** What the name of an object tells: whose log, which sequence numbers, and how to see that its bytes are whole. */
export interface ObjectName {
  /** Identity of the log: 80 random bits, as 20 hex digits. */
  readonly log: string;
  /** First and last sequence number. */
  readonly from: number;
  readonly to: number;
  /** Bytes. */
  readonly size: number;
  /** The first 20 hex digits of the SHA-256 of the bytes. */
  readonly hash: string;
}

const form = /^([0-9a-f]{20})-([1-9]\d{0,14})-([1-9]\d{0,14})-([1-9]\d{0,6})-([0-9a-f]{20})$/;

export function writeObjectName({ log, from, to, size, hash }: ObjectName): string {
  return `${log}-${from}-${to}-${size}-${hash}`;
}

/** `null`: not the name of an object. Only what `writeObjectName` writes is read. */
export function readObjectName(name: string): ObjectName | null {
  const parts = form.exec(name);
  if (!parts) return null;
  const [, log = '', from, to, size, hash = ''] = parts;
  const read = { log, from: Number(from), to: Number(to), size: Number(size), hash };
  return read.from <= read.to ? read : null;
}

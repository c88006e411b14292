import { sha256 } from '@noble/hashes/sha2.js';
import type { Result } from '../../../shared/result.ts';
import { ok, refused } from '../../../shared/result.ts';

/** Crockford's base32: no I, L, O nor U, which are read as 1, 1, 0 or not at all. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 30;
const checkLength = 2;

/** 150 random bits and a check of 10, in eight groups of four characters: « 7KQ2-… ». */
export function newRecoveryKey(): string {
  const secret = [...crypto.getRandomValues(new Uint8Array(secretLength))].map((byte) => alphabet[byte & 31]).join('');
  return (secret + checkOf(secret)).replace(/(.{4})(?=.)/g, '$1-');
}

/** The 30 secret characters of what was typed from paper; spaces, hyphens, case and look-alikes do not matter. */
export function readRecoveryKey(typed: string): Result<string, 'mistyped'> {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const secret = characters.slice(0, secretLength);
  const wellFormed =
    characters.length === secretLength + checkLength && [...characters].every((c) => alphabet.includes(c));
  return wellFormed && characters.slice(secretLength) === checkOf(secret) ? ok(secret) : refused('mistyped');
}

function checkOf(secret: string): string {
  const digest = sha256(new TextEncoder().encode(`palier-recovery-check ${secret}`));
  return [...digest.subarray(0, checkLength)].map((byte) => alphabet[byte & 31]).join('');
}

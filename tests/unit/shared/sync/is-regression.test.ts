import { expect, it } from 'vitest';
import { isRegression } from '../../../../shared/sync/is-regression.ts';
import { canFollow, statusPath } from '../../../../shared/sync/status-path.ts';
import { listing } from '../../../contract/paper/paper-people.ts';

const held = { base: listing(0, { version: 5 }) };
const shown = (version: number, change = {}) => listing(0, { version, ...change });
const deleted = (version: number) => ({ id: listing(0).id, version, deleted: true as const });
const tombstone = (version: number) => ({ id: listing(0).id, version, deletedAt: '' }) as never;

it('is a version before the one that the city has said', () => {
  expect(isRegression(shown(4), held, undefined)).toBe(true);
  expect(isRegression(shown(6), held, undefined)).toBe(false);
  expect(isRegression(deleted(4), held, undefined)).toBe(true);
  expect(isRegression(deleted(6), held, undefined)).toBe(false);
});

it('is the same version that says something else, the contact apart: it comes and goes with the token', () => {
  expect(isRegression(shown(5), held, undefined)).toBe(false);
  expect(isRegression(shown(5, { title: 'autre' }), held, undefined)).toBe(true);
  expect(isRegression(shown(5, { contact: null }), held, undefined)).toBe(false);
  expect(isRegression(deleted(5), held, undefined)).toBe(true);
});

it('is a listing that was deleted at that version or behind it', () => {
  expect(isRegression(shown(7), undefined, tombstone(7))).toBe(true);
  expect(isRegression(shown(6), undefined, tombstone(7))).toBe(true);
  expect(isRegression(shown(8), undefined, tombstone(7))).toBe(false);
  expect(isRegression(deleted(7), undefined, tombstone(7))).toBe(false);
});

it('is nothing that the laptop has never seen, nor what it has deposited and not sent', () => {
  expect(isRegression(shown(1), undefined, undefined)).toBe(false);
  expect(isRegression(shown(1), { base: null }, undefined)).toBe(false);
});

it('a status goes to another by the shortest way of the table, and revives nothing that was closed on the way', () => {
  expect(statusPath('draft', 'published')).toEqual(['pending', 'published']);
  expect(statusPath('draft', 'draft')).toEqual([]);
  expect(statusPath('fulfilled', 'draft')).toBeNull();
  expect(statusPath('withdrawn', 'matched')).toEqual(['pending', 'published', 'matched']);
  expect(statusPath('draft', 'published', (status) => status !== 'pending')).toBeNull();
  // The end itself may be what must not be passed.
  expect(statusPath('published', 'withdrawn', (status) => status !== 'withdrawn')).toEqual(['withdrawn']);
  expect(canFollow('published', 'pending')).toBe(false);
  expect(canFollow('withdrawn', 'pending')).toBe(true);
  expect(canFollow('published', 'withdrawn')).toBe(true);
  expect(canFollow('expired', 'expired')).toBe(true);
});

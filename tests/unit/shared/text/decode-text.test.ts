import { expect, it } from 'vitest';
import { decodeText } from '../../../../shared/text/decode-text.ts';

it.each([
  ['UTF-8', Buffer.from('Forêt brûlée', 'utf8')],
  ['Windows-1252', Buffer.from('Forêt brûlée', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFFForêt brûlée', 'utf16le')],
])('reads a whole text in %s', (_, bytes) => {
  expect(decodeText(new Uint8Array(bytes))).toBe('Forêt brûlée');
});

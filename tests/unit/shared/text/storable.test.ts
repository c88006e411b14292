import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { isStorable, storableText } from '../../../../shared/text/storable.ts';

describe('a text that a database keeps and a network carries', () => {
  it.each([
    ['pa\u0000in', 'pain'],
    ['\ud83d', ''],
    ['a\udc4d\ud83db', 'ab'],
    ['\ud83d\ud83d\udc4d', '\ud83d\udc4d'],
    ['Élise 👍 n’est pas là', 'Élise 👍 n’est pas là'],
  ])('%j becomes %j', (text, clean) => {
    expect(storableText(text)).toBe(clean);
    expect(isStorable(text)).toBe(text === clean);
  });

  it('survives UTF-8 and back, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (noise, words) => {
        const clean = storableText(noise + words);
        expect(new TextDecoder().decode(new TextEncoder().encode(clean))).toBe(clean);
        expect(clean).not.toContain('\u0000');
        expect(storableText(words.replaceAll('\u0000', ''))).toBe(words.replaceAll('\u0000', ''));
      }),
      { numRuns: 30 },
    );
  });
});

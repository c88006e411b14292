import { describe, expect, it } from 'vitest';
import { letterWidth } from '../../../../shared/paper/letter-width.ts';
import { countLines, type TextSetting, textWidth, wordsFit } from '../../../../shared/paper/text-lines.ts';
import fc from '../../../properties.ts';

/** One letter of each width of the two fonts, in thousandths of their size, measured in a browser and rounded up. */
const regular = {
  "'": 160,
  '.': 220,
  l: 240,
  j: 260,
  ' ': 280,
  '(': 300,
  f: 320,
  r: 340,
  '-': 380,
  _: 400,
  '1': 440,
  v: 460,
  s: 480,
  k: 500,
  '7': 520,
  e: 540,
  n: 560,
  b: 580,
  '5': 600,
  '8': 620,
  K: 640,
  D: 680,
  N: 720,
  O: 760,
  M: 820,
  m: 860,
  œ: 940,
  Œ: 1060,
};
const bold = {
  "'": 240,
  '.': 260,
  '’': 300,
  l: 320,
  '[': 340,
  r: 380,
  '"': 420,
  I: 460,
  '“': 500,
  c: 520,
  s: 540,
  a: 560,
  e: 580,
  b: 600,
  '5': 620,
  '8': 640,
  K: 660,
  H: 680,
  N: 720,
  O: 780,
  Q: 820,
  M: 860,
  m: 900,
  œ: 980,
  Œ: 1080,
};

describe('the width of a letter', () => {
  it('is the font’s, in each of its weights', () => {
    for (const [letter, width] of Object.entries(regular))
      expect([letter, letterWidth(letter, 'regular')]).toEqual([letter, width]);
    for (const [letter, width] of Object.entries(bold))
      expect([letter, letterWidth(letter, 'bold')]).toEqual([letter, width]);
  });

  it('is known for every letter and sign that French is written with', () => {
    const french = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?…’\'"«»()[]-–—_/*+=%&@#€°æœÆŒ';
    for (const weight of ['regular', 'bold'] as const)
      expect(
        [...french].filter((letter) => letterWidth(letter, weight) === 1000),
        weight,
      ).toEqual([]);
  });

  it('is a little more than the plain letter’s where it has an accent, and more for Vietnamese, of another font', () => {
    expect(letterWidth('é', 'regular')).toBeCloseTo(540 * 1.02, 6);
    expect(letterWidth('É', 'bold')).toBeCloseTo(letterWidth('E', 'bold') * 1.02, 6);
    expect(letterWidth('ơ', 'regular')).toBeCloseTo(560 * 1.12, 6);
    expect(letterWidth('ấ', 'regular')).toBeCloseTo(letterWidth('a', 'regular') * 1.12, 6);
    expect(letterWidth('đ', 'regular')).toBeCloseTo(580 * 1.12, 6);
    expect(letterWidth('Đ', 'bold')).toBeCloseTo(720 * 1.12, 6);
  });

  it('is nothing for a mark, and wide for a script that the fonts do not know', () => {
    expect(letterWidth('\u0301', 'regular')).toBe(0);
    expect(letterWidth('ا', 'regular')).toBe(750);
    expect(letterWidth('ש', 'bold')).toBe(750);
    expect(letterWidth('王', 'bold')).toBe(1000);
    expect(letterWidth('Ж', 'regular')).toBe(1000);
  });
});

describe('the width of a line', () => {
  it('is the sum of its letters, in millimetres', () => {
    // 560 + 540 + 540 + 620 of a thousand, at 10 points of 25.4 / 72 mm.
    expect(textWidth('nee8', 10, 'regular')).toBeCloseTo(((560 + 540 + 540 + 620) / 1000) * 10 * (25.4 / 72), 9);
    expect(textWidth('', 10, 'regular')).toBe(0);
  });

  it('does not depend on the form of Unicode', () => {
    expect(textWidth('e\u0301', 12, 'bold')).toBe(textWidth('é', 12, 'bold'));
  });
});

describe('the lines of a text', () => {
  /** Exactly ten of the letter n. */
  const setting: TextSetting = { width: textWidth('n'.repeat(10), 10, 'regular'), points: 10, weight: 'regular' };
  it('are none for nothing, and one for what fits to the last letter', () => {
    expect(countLines('', setting)).toBe(0);
    expect(countLines('   ', setting)).toBe(0);
    expect(countLines('n', setting)).toBe(1);
    expect(countLines(' nnnnnnnnnn ', setting)).toBe(1);
  });

  it('break after a space, whose own width may hang over', () => {
    expect(countLines('nnnn nnnnn', setting)).toBe(1);
    expect(countLines('nnnnn nnnnn', setting)).toBe(2);
    expect(countLines('nnnnnnnnnn nnnnnnnnnn', setting)).toBe(2);
    expect(countLines('nnnn nnnn nnnn nnnn', setting)).toBe(2);
    expect(countLines('nnnn nnnn nnnn nnnn nnnn', setting)).toBe(3);
  });

  it('break after a hyphen between two letters, and after no other', () => {
    expect(countLines('nnnnnnn-nnnnnn', setting)).toBe(2);
    expect(wordsFit('nnnnnnn-nnnnnn', setting)).toBe(true);
    expect(wordsFit('nnnnnnn-888888', setting)).toBe(false);
    expect(wordsFit('8888888-nnnnnn', setting)).toBe(false);
  });

  it('break a word that is longer than a line anywhere, and go on behind it', () => {
    expect(wordsFit('nnnnnnnnnnn', setting)).toBe(false);
    expect(wordsFit('nnnnnnnnnn nn', setting)).toBe(true);
    expect(countLines('n'.repeat(11), setting)).toBe(2);
    expect(countLines('n'.repeat(25), setting)).toBe(4);
    expect(countLines('nn nnnnnnnnnnnn', setting)).toBe(3);
    expect(countLines('nnnnnnnnnnnnn nn', setting)).toBe(2);
    expect(countLines('nnnnnnnnnnnnn nnnnnnnnn', setting)).toBe(3);
  });

  it('are never fewer for a longer text, nor for a narrower column', () => {
    const words = fc.array(fc.constantFrom('Yvette', 'porte', '12', 'bâtiment', 'n’habite', 'Saint-Michel'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 80 }), (some, width) => {
        const text = some.join(' ');
        const lines = countLines(text, { width, points: 11, weight: 'bold' });
        expect(countLines(`${text} Yvette`, { width, points: 11, weight: 'bold' })).toBeGreaterThanOrEqual(lines);
        expect(countLines(text, { width: width / 2, points: 11, weight: 'bold' })).toBeGreaterThanOrEqual(lines);
        expect(lines * width + 1e-9).toBeGreaterThanOrEqual(textWidth(text.replaceAll(' ', ''), 11, 'bold') * 0.5);
      }),
    );
  });
});

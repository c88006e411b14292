import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../../../../renderer/widgets/security/passphrase-strength.ts';

describe('the strength of a passphrase, in words', () => {
  it('asks for twelve characters before anything else', () => {
    expect(passphraseStrength('Tr0ub4dor&3')).toBe('too-short');
    expect(passphraseStrength('')).toBe('too-short');
  });

  it('counts an emoji as one character', () => {
    expect(passphraseStrength('🙂'.repeat(11))).toBe('too-short');
  });

  it.each([
    'aaaaaaaaaaaaaaaa',
    '123456789012345',
    'abcdefghijklmnop',
    'motdepassemotdepasse',
    'bonjour bonjour',
    'azerty azerty azerty',
  ])('calls %s easy to guess', (passphrase) => {
    expect(passphraseStrength(passphrase)).toBe('weak');
  });

  it('counts the association’s own name for nothing, and what everybody says', () => {
    const names = ['Entraide du Coteau'];
    expect(passphraseStrength('entraide du côteau 94', names)).toBe('weak');
    expect(passphraseStrength('Je t’aime mon amour')).toBe('weak');
    expect(passphraseStrength('entraide du coteau tulipe camion lune persil', names)).toBe('strong');
  });

  it('finds three plain words fair', () => {
    expect(passphraseStrength('tulipe camion lune')).toBe('fair');
  });

  it.each(['tulipe camion lune persil', 'Vingt-deux hiboux boivent du thé', 'k7$Qz-93mPx!w2'])(
    'finds %s strong',
    (passphrase) => {
      expect(passphraseStrength(passphrase)).toBe('strong');
    },
  );
});

/** Fewest characters of a passphrase. */
export const passphraseLength = 12;

export type Strength = 'too-short' | 'weak' | 'fair' | 'strong';

/** What comes first to everyone’s mind, without accents nor spaces: worth next to nothing to whoever tries. */
const obvious = [
  'motdepasse', 'password', 'azerty', 'qwerty', 'palier', 'association', 'solidarite', 'cachan', 'bonjour', 'soleil',
  "je t'aime", 'mon amour', 'mon coeur', 'ma cherie', 'liberte egalite fraternite', 'il etait une fois',
  'doudou', 'loulou', 'chouchou', 'marseille', 'jetaime', 'admin', '123456789', '12345678', '123456', '1234', '0000',
]; // prettier-ignore

/** Bits of one character, by what is mixed. */
function bitsOfCharacter(text: string): number {
  let pool = 0;
  if (/\p{Ll}/u.test(text)) pool += 26;
  if (/\p{Lu}/u.test(text)) pool += 26;
  if (/\d/.test(text)) pool += 10;
  if (/[^\p{L}\d]/u.test(text)) pool += 12;
  return Math.log2(Math.max(pool, 2));
}

/**
 * How hard a passphrase is to guess, in words; `names`: of the association, which whoever tries knows as well. A rough count of bits, on the low side: a word that reads like
 * one counts 11 bits (a list of 2,000), what is repeated or follows the alphabet counts nearly nothing.
 */
export function passphraseStrength(passphrase: string, names: readonly string[] = []): Strength {
  if ([...passphrase].length < passphraseLength) return 'too-short';
  let rest = bare(passphrase);
  for (const name of names) if (bare(name).trim() !== '') rest = rest.replaceAll(bare(name).trim(), '#');
  for (const word of obvious) rest = rest.replaceAll(word, '#');
  rest = rest.replace(/(.)\1+/g, '$1').replace(/(.{2,}?)\1+/g, '$1');
  rest = collapseSequences(rest);

  const words = [...new Set(rest.split(/[^\p{L}\d]+/u).filter((word) => word.length > 0))];
  const bits = words.reduce((sum, word) => {
    const letters = /^\p{L}+$/u.test(word) && /[aeiouy]/.test(word);
    const spelled = word.length * bitsOfCharacter(letters ? word : passphrase);
    return sum + (letters ? Math.min(spelled, 11 + Math.max(0, word.length - 9)) : spelled * 0.8);
  }, 0);
  if (bits < 30) return 'weak';
  return bits < 44 ? 'fair' : 'strong';
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}

/** « abcdef » and « 987 » are worth their first character. */
function collapseSequences(text: string): string {
  let kept = '';
  let step = 0;
  for (let index = 0; index < text.length; index += 1) {
    const before = text.charCodeAt(index) - text.charCodeAt(index - 1);
    if (index > 1 && before === step && Math.abs(before) === 1) continue;
    step = before;
    kept += text.charAt(index);
  }
  return kept;
}

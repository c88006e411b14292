import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../../../../{renderer,shared}/**/*.{ts,vue}'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** How names were taken apart before they had one reading, each with what it looks like. */
const naive: readonly RegExp[] = [
  // `const [firstName = '', ...rest] = name.split(…)`
  /\[\s*first\w*\s*(?:=\s*'[^']*')?\s*(?:,[^\]]*)?\]\s*=[^;]*\.split\(/i,
  // `person.split(' ')[0]`, `contact.name.trim().split(/\s+/)`
  /\b(?:person|firstName|lastName|fullName|contact\??\.name|contactNames?)\b(?:\s*\?\?\s*'')?\)?(?:\??\.trim\(\))?\??\.split\(/,
  /\bshortName\(/,
  // A folding of one’s own.
  /normalize\('NFK?D'\)\s*\.replace\(\/\\p\{(?:M|Diacritic)\}/,
];
/** The one place where each may be; what is said of a passphrase is no name. */
const own = /shared\/(?:domain\/name|text)\/|letter-widths|passphrase-strength/;

describe('a name is taken apart in one place', () => {
  it('and nowhere in the sources by hand', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(300);
    const found = Object.entries(sources)
      .filter(([file]) => !own.test(file))
      .flatMap(([file, text]) => naive.filter((sign) => sign.test(text)).map((sign) => `${file}: ${sign.source}`));
    expect(found).toEqual([]);
  });

  it.each([
    "const [firstName = '', ...rest] = name.trim().split(/\\s+/);",
    "const [first = '', ...rest] = (listing.contact?.name ?? '').trim().split(/\\s+/);",
    "row.person.split(' ')[0]",
    'shortName(firstName, lastName)',
  ])('finds « %s »', (text) => expect(naive.some((sign) => sign.test(text))).toBe(true));
});

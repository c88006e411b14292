/**
 * Advance widths of Atkinson Hyperlegible in thousandths of its size, rounded up to the next twenty: measured once on
 * the fonts in `public/print/fonts`. Enough to know how many lines a text takes before it is printed.
 */
type Widths = Readonly<Record<number, string>>;

const regular: Widths = {
  160: "'",
  220: ',.:;',
  240: 'l|¦·’‘',
  260: 'j¹',
  280: ' \u00a0\u202f`i´',
  300: '!()¡¸',
  320: '"[]f{}',
  340: 'rt',
  380: '-/\\ª°',
  400: '_¯²³º“”',
  440: '1I*y¨•',
  460: 'vz',
  480: 'sx–',
  500: 'ck¢',
  520: '7?J¶¿',
  540: 'Laeu§×',
  560: '2<>FT^ghno~µø',
  580: '3Ebdpq¤«±»Þðþ',
  600: '569$SVY£¥ß',
  620: '048+=BPRZ¬÷',
  640: 'AKX',
  680: '#CwD€',
  720: 'HNU…&GÐ',
  760: 'OØQ',
  820: '@©®—M½',
  860: 'mW¼',
  940: '%œæ¾',
  1060: 'ŒÆ',
};

const bold: Widths = {
  240: "'|¦",
  260: ',.:;j',
  300: '’‘!¡¹',
  320: ' \u00a0\u202f`il´·',
  340: '[]¸',
  380: '()-frt{}',
  420: '"¯°²³ºª',
  460: '*_•1/I\\¨',
  500: '“”',
  520: 'cyz¢¶–',
  540: 'Lsvx~×',
  560: '7FJa',
  580: '9<>Eehknou§ø',
  600: '2^bdgp¤µð÷þ',
  620: '35$+=?STq£¬±¿Þ',
  640: '468BPZß',
  660: '0KRV',
  680: 'CHU«»€',
  720: 'ADNXY¥&Gw',
  780: 'OÐØ@',
  820: '#Q©®…',
  860: 'M¼½—',
  900: 'Wmæ',
  980: 'œ¾%',
  1080: 'ŒÆ',
};

const tables = { regular: byLetter(regular), bold: byLetter(bold) };
export type Weight = keyof typeof tables;

function byLetter(widths: Widths): ReadonlyMap<string, number> {
  return new Map(Object.entries(widths).flatMap(([width, letters]) => [...letters].map((one) => [one, Number(width)])));
}

/** Letters that fall to the wider Open Sans: Vietnamese with its own marks. */
const vietnamese = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/u;

/** Thousandths of the size; a letter of a script that the table does not know counts wide. */
export function letterWidth(letter: string, weight: Weight): number {
  const known = tables[weight].get(letter);
  if (known !== undefined) return known;
  if (/\p{M}/u.test(letter)) return 0;
  const [bare = letter] = letter.normalize('NFD').replace('đ', 'd').replace('Đ', 'D');
  const width = tables[weight].get(bare);
  if (width !== undefined) return vietnamese.test(letter) ? width * 1.12 : width * 1.02;
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 750 : 1000;
}

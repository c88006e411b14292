/** Kinds of way, folded, with the ways in which people and files shorten them. */
const ways: Readonly<Record<string, string>> = {
  allee: 'all al allees',
  avenue: 'av ave aven',
  boulevard: 'bd bld bvd blvd boul boulv',
  carrefour: 'car carr',
  chaussee: 'chs',
  chemin: 'ch che chem chm',
  cite: 'cte',
  clos: '',
  cour: '',
  cours: 'crs',
  esplanade: 'esp espl',
  faubourg: 'fg fbg faub',
  galerie: 'gal',
  hameau: 'ham hme',
  impasse: 'imp',
  lieu: '',
  lotissement: 'lot',
  mail: '',
  montee: 'mte',
  parc: '',
  parvis: 'pvr',
  passage: 'pas pass psg psge',
  place: 'pl plc',
  placette: '',
  promenade: 'prom',
  quai: 'qu',
  quartier: 'qua quart',
  residence: 'res resid',
  rond: '',
  route: 'rte',
  rue: 'r',
  ruelle: 'rle',
  sente: 'sen',
  sentier: 'sent',
  square: 'sq',
  traverse: 'tra',
  venelle: 'ven',
  villa: 'vla',
  voie: 'voi',
};

const titles: Readonly<Record<string, string>> = {
  general: 'gal gen gnal',
  marechal: 'mal mar',
  president: 'pdt pres prdt',
  commandant: 'cdt cmdt',
  capitaine: 'cne cap',
  colonel: 'col cel',
  lieutenant: 'lt',
  sergent: 'sgt',
  adjudant: 'adj',
  docteur: 'dr doct',
  professeur: 'pr prof',
  saint: 'st',
  sainte: 'ste',
  saints: 'sts',
  abbe: 'abb',
  monseigneur: 'mgr',
  madame: 'mme',
  monsieur: 'mr',
  notre: 'n',
  dame: 'd',
  grande: 'gde gd',
  vieux: 'vx',
  division: 'div',
  resistance: 'resist',
};

/** Titles of people, which one leaves out in speaking: « avenue François Mitterrand ». */
const honorifics = new Set(
  'general marechal president commandant capitaine colonel lieutenant sergent adjudant docteur professeur abbe monseigneur madame monsieur'.split(
    ' ',
  ),
);

const articles = new Set('de du des d la le les l a au aux en et dit dite'.split(' '));

/** What follows a house number that has been given twice: « 12 bis ». Sources: BAN, BAL 1.4 (« suffixe »). */
const numberAdverbs = new Set(
  'bis ter quater quarter quinquies sexies septies octies nonies decies undecies duodecies'.split(' '),
);

/** Months: a number before one of them belongs to the street’s name, « 8 mai 1945 ». */
export const months = new Set(
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' '),
);

const spelledOrdinals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    premier: '1',
    premiere: '1',
    second: '2',
    seconde: '2',
    deuxieme: '2',
    troisieme: '3',
    quatrieme: '4',
    cinquieme: '5',
    sixieme: '6',
    septieme: '7',
    huitieme: '8',
    neuvieme: '9',
    dixieme: '10',
    onzieme: '11',
    douzieme: '12',
  }),
);
const spelledNumbers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    deux: '2',
    trois: '3',
    quatre: '4',
    cinq: '5',
    six: '6',
    sept: '7',
    huit: '8',
    neuf: '9',
    dix: '10',
    onze: '11',
    douze: '12',
    quatorze: '14',
    quinze: '15',
    dixneuf: '19',
  }),
);

const shortToWay = new Map<string, string>();
for (const [way, shorts] of Object.entries(ways))
  for (const short of shorts.split(' ').filter(Boolean)) shortToWay.set(short, way);
const shortToTitle = new Map<string, string>();
for (const [title, shorts] of Object.entries(titles))
  for (const short of shorts.split(' ').filter(Boolean)) shortToTitle.set(short, title);

export function isNumberAdverb(word: string): boolean {
  return numberAdverbs.has(word);
}

export function isArticle(word: string): boolean {
  return articles.has(word);
}

/** « général », « gal », « docteur »; a word that does not begin the name of a street. */
export function isHonorific(word: string): boolean {
  return honorifics.has(shortToTitle.get(word) ?? word);
}

/** « rue », or one of its short forms. */
export function isWay(word: string): boolean {
  return Object.hasOwn(ways, word) || shortToWay.has(word);
}

/**
 * The full form of each word: short forms spelled out, ordinals and Roman numerals as figures. The first
 * word reads as a kind of way (« gal » is a gallery), the others as titles (« gal » is a general).
 */
export function fullWords(words: readonly string[]): string[] {
  return words.map((word, i) => {
    const wayFirst = i === 0 ? (shortToWay.get(word) ?? shortToTitle.get(word)) : undefined;
    if (wayFirst !== undefined) return wayFirst;
    const previous = words[i - 1];
    const following = words[i + 1];
    if (word === 'n' || word === 'd') {
      if (word === 'n' && following === 'd') return 'notre';
      return word === 'd' && previous === 'n' ? 'dame' : word;
    }
    if (word === 'nd') return 'notredame';
    return shortToTitle.get(word) ?? shortToWay.get(word) ?? spelledNumbers.get(word) ?? asFigures(word);
  });
}

/** The figures of « 3e », « 1er », « troisième », folded; `null` for « 3 » and for any other word. */
export function ordinalFigures(word: string): string | null {
  return /^(\d{1,3})(er|ere|e|eme|ieme|nd|nde)$/.exec(word)?.[1] ?? spelledOrdinals.get(word) ?? null;
}

/** « 1er », « 2eme », « 3e » and « xxiii » → figures; another word as it is. */
function asFigures(word: string): string {
  const roman = /^(?=..)x{0,3}(ix|iv|v?i{0,3})$/.test(word);
  return ordinalFigures(word) ?? (roman ? String(fromRoman(word)) : word);
}

function fromRoman(numeral: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  let total = 0;
  for (let i = 0; i < numeral.length; i++) {
    const value = values[numeral.charAt(i)] ?? 0;
    total += value < (values[numeral.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return total;
}

import { foldForSearch } from '../../text/fold.ts';

/** Titles as paper shows them, and how they are written. */
const writtenTitles = {
  'M.': 'm monsieur mr mister',
  Mme: 'mme madame mrs ms veuve vve',
  Mlle: 'mlle mle mademoiselle miss',
  MM: 'mm messieurs',
  Mmes: 'mmes mesdames',
  Dr: 'dr docteur docteure',
  Pr: 'pr professeur professeure',
  Me: 'me maitre',
  Famille: 'famille fam foyer',
} as const;
const titles: ReadonlyMap<string, string> = new Map(
  Object.entries(writtenTitles).flatMap(([title, written]) => written.split(' ').map((word) => [word, title] as const)),
);

/** Small words that begin a family name, in the languages heard here. */
const particles = wordSet(
  `de du des d la le les l von van vom zu der den ter ten di da do dos das del della dello el al ben bin ibn bint abu abou
   ould mac mc saint sainte st ste بن ابن بنت ابو`,
);
/** Those that the initial of a name does not count: « de La Tour » is under T; « La » and « Le » only behind them. */
const noble = wordSet('de du des d von van vom di da do dos das');
const articles = wordSet('la le les l der den');

const beforeFamily = wordSet('nee ne epouse ep veuve vve');
const beforeNickname = wordSet('dit dite alias surnomme surnommee');

const relatives = `fille fils mere pere frere soeur tante oncle niece neveu mari femme compagnon compagne conjoint conjointe tuteur
  tutrice curateur curatrice ami amie voisin voisine aidant aidante gardien gardienne concierge maman papa mamie papi`;
/** What people write beside a name, and is none. */
const remarks = wordSet(
  `${relatives} tel telephone portable mobile fixe mail email courriel urgent urgence important test rappeler appeler sms
   whatsapp benevole demandeur demandeuse inconnu inconnue anonyme personne neant nom prenom contact client cliente
   utilisateur admin`,
);
const offices = wordSet(
  `mairie ccas association asso ecole college lycee pharmacie residence syndic paroisse club secours ehpad hopital clinique
   cabinet office bailleur boulangerie centre service accueil secretariat infirmerie bibliotheque mediatheque comite collectif
   sarl restaurant epicerie agence`,
);

/** Family names of Vietnam, which stand first where « Văn » or « Thị » is second: « Đào Văn Minh ». */
const vietnamese = wordSet(
  `nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dao dinh trinh luong mai to ta ha cao chu lam
   luu doan truong vuong thai quach kieu la`,
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(foldForSearch));
}

/** A word of what was typed, folded once for all that is asked of it. */
export interface NameWord {
  readonly text: string;
  readonly folded: string;
  /** « Mme » for « Madame », « MME » or « mme. »; `null` for what is no title. */
  readonly title: string | null;
  readonly isParticle: boolean;
  /** It begins with a small letter. */
  readonly isSmall: boolean;
}

export function isTitle(folded: string): boolean {
  return titles.has(folded);
}

/** Has the word a part of its own in a name, and may not be one of the two names? */
export function isSpecial(folded: string): boolean {
  return [titles, particles, beforeFamily, beforeNickname, remarks, offices].some((words) => words.has(folded));
}

/** Signs at the end of a word are of the sentence; the point of an initial is its own. */
export function nameWord(written: string): NameWord {
  const bare = /^[a-zÀ-ɏ].*[a-zÀ-ɏ]$/iu.test(written) ? written : written.replace(/^[^\p{L}]+|[^\p{L}\p{M}.]+$/gu, '');
  const text = bare.endsWith('.') && !/^(?:\p{L}\.-?)+$/u.test(bare) ? bare.replace(/\.+$/u, '') : bare;
  const folded = foldForSearch(text.endsWith('.') ? text.slice(0, -1) : text);
  const [first = ''] = text.replace(/^[dl]['’]/u, '');
  return {
    text,
    folded,
    title: titles.get(folded) ?? null,
    isParticle: particles.has(folded) || /^d['’]\p{L}/iu.test(text),
    isSmall: first === first.toLowerCase() && first !== first.toUpperCase(),
  };
}

/** Behind it stands a family name: « née », « épouse ». */
export function isBeforeFamily({ folded }: NameWord): boolean {
  return beforeFamily.has(folded);
}

export function isBeforeNickname({ folded }: NameWord): boolean {
  return beforeNickname.has(folded);
}

export function isRemark({ folded }: NameWord): boolean {
  return remarks.has(folded);
}

/** « Đào Văn Minh »: the second word is no Dutch particle, and the given name comes last. */
export function isVietnamese(first: NameWord, second: NameWord | undefined): boolean {
  return (second?.folded === 'van' || second?.folded === 'thi') && vietnamese.has(first.folded);
}

/** Is it an office, or somebody known only by what they are to somebody else? Then none of its names is theirs. */
export function namesSomethingElse(words: readonly NameWord[]): boolean {
  const [first, second, third] = words;
  if (first === undefined) return false;
  if (words.some(({ folded }) => offices.has(folded))) return true;
  if (/^(?:chez|pour)$/.test(first.folded)) return words.length > 1;
  // « belle-fille de », « fille de », « maman à ».
  const isRelative = isRemark(first) || /^(?:belle|beau|grande?) /.test(first.folded);
  const of = second && (isRemark(second) || second.folded === 'fille') ? third : second;
  return isRelative && /^(?:de|d .*|du|des|a|chez)$/.test(of?.folded ?? '');
}

/** The letter that paper shows of a family name: « T » of « de La Tour », « A » of « d’Artagnan », « L » of « Le Goff ». */
export function initialOf(family: string): string {
  const words = family.split(' ').filter(Boolean);
  let from = 0;
  const skips = (word = '') => noble.has(foldForSearch(word)) || (from > 0 && articles.has(foldForSearch(word)));
  while (from < words.length - 1 && skips(words[from])) from += 1;
  const own = (words[from] ?? '').replace(/^[dl]['’](?=\p{L})/iu, '');
  return (/\p{L}\p{M}*/u.exec(own)?.[0] ?? '').toUpperCase();
}

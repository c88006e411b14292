/** A property of the features of a file that may hold their names. */
export interface NameProperty {
  readonly property: string;
  /** A few of its values. */
  readonly examples: readonly string[];
  /** Features that have one. */
  readonly filled: number;
  readonly distinct: number;
}

/** Under which names of quartiers are found in files of towns, of INSEE and of the State; the finest division first. */
const usual = [
  ...[
    'nom',
    'name',
    'nom_quartier',
    'quartier',
    'l_qu',
    'lib_quartier',
    'libelle',
    'label',
    'nom_qp',
    'lib_qp',
    'nom_qv',
  ],
  ...['nom_iris', 'iris_name', 'lib_iris', 'libelle_iris', 'nom_zone', 'nom_com', 'nom_commune', 'com_name', 'libcom'],
];
const longest = 80;
const shown = 3;

/** What a property says in words; empty where it says none. A list of one (which some portals write) is its only member. */
export function propertyWords(value: unknown): string {
  const one: unknown = Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value;
  const words = typeof one === 'number' ? String(one) : typeof one === 'string' ? one.trim() : '';
  return words.slice(0, longest);
}

/**
 * The properties that may hold the names of these features, the likeliest first: those that usually do, then those whose
 * words differ most from one feature to the next. Codes and dates are not names.
 */
export function nameProperties(features: readonly Readonly<Record<string, unknown>>[]): NameProperty[] {
  const keys = [...new Set(features.flatMap((properties) => Object.keys(properties)))];
  return keys
    .map((property) => nameProperty(property, features))
    .filter(({ examples }) => examples.length > 0)
    .sort((a, b) => likelihood(b, features.length) - likelihood(a, features.length));
}

function nameProperty(property: string, features: readonly Readonly<Record<string, unknown>>[]): NameProperty {
  const words = features
    .map((properties) => propertyWords(Object.hasOwn(properties, property) ? properties[property] : undefined))
    .filter((word) => /\p{L}{2}/u.test(word) && !/^(?:https?:|\d{4}-\d\d-\d\d|[\da-f-]{16,}$)/iu.test(word));
  const distinct = [...new Set(words)];
  return { property, examples: distinct.slice(0, shown), filled: words.length, distinct: distinct.length };
}

function likelihood(property: NameProperty, of: number): number {
  const rank = usual.indexOf(property.property.toLowerCase());
  return (isTelling(property, of) ? 100 : 0) + (rank < 0 ? 0 : 50 - rank) + (10 * property.distinct) / of;
}

/** Does it name each feature, and not all of them alike? */
function isTelling({ filled, distinct }: NameProperty, of: number): boolean {
  return filled === of && (of === 1 || distinct > 1);
}

/** May the likeliest be taken without asking? */
export function isUsualName(property: NameProperty, of: number): boolean {
  return usual.includes(property.property.toLowerCase()) && isTelling(property, of);
}

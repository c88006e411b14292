/** The categories every city knows. A city can add its own: a category is any short lower-case slug. */
export const knownCategories = [
  'shopping',
  'pharmacy',
  'dog-walking',
  'printing',
  'errands',
  'company',
  'transport',
  'paperwork',
  'repairs',
  'childcare',
  'other',
] as const;

export type KnownCategory = (typeof knownCategories)[number];

export function isKnownCategory(category: string): category is KnownCategory {
  return (knownCategories as readonly string[]).includes(category);
}

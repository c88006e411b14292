import type { KnownCategory } from '../domain/category.ts';
import type { Weekday } from '../domain/listing.ts';

/** What paper and the French interface call the same thing by: one word for both (decision 081). */
export const frenchCategories = {
  shopping: 'Courses',
  pharmacy: 'Pharmacie',
  'dog-walking': 'Promener un chien',
  printing: 'Imprimer',
  errands: 'Petites commissions',
  company: 'Visite, compagnie',
  transport: 'Accompagner, conduire',
  paperwork: 'Papiers, démarches',
  repairs: 'Petits travaux',
  childcare: 'Garde d’enfants',
  other: 'Autre',
} satisfies Record<KnownCategory, string>;

export const frenchWeekdays = {
  mon: 'lundi',
  tue: 'mardi',
  wed: 'mercredi',
  thu: 'jeudi',
  fri: 'vendredi',
  sat: 'samedi',
  sun: 'dimanche',
} satisfies Record<Weekday, string>;

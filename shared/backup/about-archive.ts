import type { Manifest } from './manifest.ts';

/** For whoever opens a backup without Palier. Windows' oldest editors want their own line ends. */
export function aboutArchive({ madeAt, palier, tables }: Pick<Manifest, 'madeAt' | 'palier' | 'tables'>): string {
  return [
    'SAUVEGARDE DE PALIER',
    '',
    `Faite le ${madeAt.slice(0, 10)} par Palier ${palier}.`,
    '',
    'Attention : une fois ouverte, cette archive n’est plus scellée. Elle contient les noms, les adresses et les',
    'téléphones de personnes qui vous ont fait confiance. Rangez-la en lieu sûr, ou détruisez-la après usage.',
    '',
    'Pour la remettre dans Palier : Réglages, Sauvegardes, Restaurer. Choisissez le fichier en .age, tel quel.',
    '',
    'Pour la lire sans Palier : chaque fichier .jsonl est un texte, une fiche par ligne, au format JSON.',
    'Le fichier manifest.json en donne le compte, et une empreinte SHA-256 de chacun.',
    '',
    ...Object.entries(tables).map(([table, { rows }]) => `  ${table}.jsonl : ${rows}`),
    '',
  ].join('\r\n');
}

import type { ReadableTable } from './readable-tables.ts';

/** The text that lies on top of the archive. `withPdf`: whether this computer could make the documents. */
export function aboutLeaving(tables: readonly ReadableTable[], day: string, withPdf: boolean): string {
  const counts = tables.map(({ name, title, rows }) => `  ${name}.csv : ${title}, ${rows.length}`);
  return [
    'TOUT CE QUE PALIER SAVAIT',
    '',
    `Archive faite le ${day}. Elle se lit sans Palier, sur n’importe quel ordinateur.`,
    '',
    'ATTENTION : CETTE ARCHIVE N’EST PAS SCELLÉE.',
    'Quiconque a le fichier lit les noms, les adresses et les téléphones de personnes qui vous ont fait confiance.',
    'Gardez-la sous clé, ne l’envoyez pas par courriel, et détruisez-la quand elle a servi.',
    '',
    'csv/   un tableau par sorte de fiche, pour Excel, LibreOffice ou un autre logiciel (UTF-8, points-virgules) :',
    ...counts,
    '       Une apostrophe devant un signe (=, +, -, @) empêche un tableur de le prendre pour une formule.',
    '',
    'json/  les mêmes fiches, entières, telles que Palier les gardait, pour qui programme. Chaque fichier est une liste.',
    '',
    ...(withPdf
      ? ['pdf/   les mêmes tableaux, à lire et à imprimer.']
      : ['       Les documents PDF manquent : cet ordinateur n’a pas pu les faire.']),
    '',
    'Pour remettre ces fiches dans Palier, utilisez une sauvegarde (fichier en .age), et non cette archive.',
    '',
  ].join('\r\n');
}

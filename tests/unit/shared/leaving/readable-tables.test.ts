import fc from '../../../properties.ts';
import { expect, it } from 'vitest';
import { readablePages } from '../../../../shared/leaving/readable-pages.ts';
import { readableTables } from '../../../../shared/leaving/readable-tables.ts';
import { anyTables, sample } from '../backup/archive-of.ts';

const tableOf = (name: string) => {
  const table = readableTables(sample).find((one) => one.name === name);
  if (!table) throw new Error(name);
  return table;
};

/** The first record, by the names of its columns. */
const firstOf = (name: string) => {
  const { header, rows } = tableOf(name);
  return Object.fromEntries(header.map((column, at) => [column, rows[0]?.[at]]));
};

it('says in words what Palier keeps in codes, and names whom it points at', () => {
  expect(firstOf('annonces')).toMatchObject({
    Genre: 'offre',
    Catégorie: 'Courses',
    État: 'à introduire',
    Personne: 'Élodie Testard',
    'Note de l’association': 'sonner deux fois',
  });
  expect(firstOf('voisins')).toMatchObject({ Prénom: 'Élodie', Téléphones: '06 39 98 00 00' });
  expect(firstOf('mises-en-relation')).toMatchObject({ Offre: 'Courses du samedi', État: 'acceptée' });
  expect(firstOf('benevoles')).toMatchObject({ Bénévole: 'Élodie Testard' });
});

it('has a cell for each column, and a row for each record, whatever is in the database', () => {
  fc.assert(
    fc.property(anyTables, (tables) => {
      const readable = readableTables(tables);
      for (const { header, rows } of readable) for (const row of rows) expect(row).toHaveLength(header.length);
      expect(readable.find(({ name }) => name === 'annonces')?.rows).toHaveLength(tables.listings?.length ?? 0);
      expect(readable.find(({ name }) => name === 'voisins')?.rows).toHaveLength(tables.neighbours?.length ?? 0);
    }),
    { numRuns: 40 },
  );
});

it('cuts what is long into documents, and makes none of what is empty', () => {
  const table = { ...tableOf('voisins'), rows: Array.from({ length: 3001 }, () => ['x']) };
  expect(readablePages(table, '2026-11-28').map(({ name }) => name)).toEqual([
    'voisins-01',
    'voisins-02',
    'voisins-03',
  ]);
  expect(readablePages({ ...table, rows: [] }, '2026-11-28')).toEqual([]);
});

it('lets no note become a part of the page that is printed', () => {
  const [page] = readablePages({ ...tableOf('voisins'), rows: [['<script src="x">&\'']] }, '2026-11-28');
  expect(page?.html).not.toContain('<script');
  expect(page?.html).toContain('&#60;script');
});

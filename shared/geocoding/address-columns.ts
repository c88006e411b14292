import { findColumns } from '../tabular/find-columns.ts';

/**
 * Names of the columns in the Base Adresse Nationale, in its file of lieux-dits, in BAL 1.3 and 1.4, in what the national
 * geocoder answers for a table, and in older files of all these.
 */
const columnNames = {
  number: ['numero', 'result_housenumber'],
  suffix: ['rep', 'suffixe', 'indice_de_repetition'],
  street: ['nom_voie', 'voie_nom', 'libelle_voie', 'nom de la voie', 'nom_lieu_dit', 'result_street', 'result_name'],
  postcode: ['code_postal', 'code_post', 'cp', 'result_postcode'],
  city: ['nom_commune', 'commune_nom', 'commune', 'libelle_acheminement', 'result_city'],
  cityCode: ['code_insee', 'commune_insee', 'code_commune', 'insee', 'result_citycode'],
  formerCity: ['nom_ancienne_commune', 'commune_deleguee_nom'],
  position: ['type_position', 'position'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'long', 'longitude', 'lng'],
  x: ['x', 'coord_x', 'x_l93'],
  y: ['y', 'coord_y', 'y_l93'],
} as const;

type AddressColumn = keyof typeof columnNames;
/** The cell of one column of a row, trimmed; empty where the table has no such column. */
export type AddressCells = (column: AddressColumn) => string;

/** How the cells of a table are found; `null` where its header is none of a table of addresses. */
export function addressColumns(header: readonly string[]): ((cells: readonly string[]) => AddressCells) | null {
  const columns = findColumns(header, columnNames);
  const placed = (columns.lat >= 0 && columns.lon >= 0) || (columns.x >= 0 && columns.y >= 0);
  if (columns.street < 0 || !placed) return null;
  return (cells) => (column) => (columns[column] < 0 ? '' : (cells[columns[column]] ?? '').trim());
}

/** Of several positions of one number, the one at which somebody rings: the smallest. BAN and BAL, « type de position ». */
export function positionRank(position: string): number {
  const kind = position.trim().toLowerCase();
  const at = positions.findIndex((names) => names.includes(kind));
  return at < 0 ? unknownPosition : at;
}

const positions: readonly (readonly string[])[] = [
  ['entrée', 'entree', 'entrance'],
  ['cage d’escalier', "cage d'escalier", 'délivrance postale', 'logement'],
  ['bâtiment', 'batiment', 'building'],
  ['', 'inconnue'],
  ['segment', 'parcelle', 'service technique'],
];
const unknownPosition = 3;

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commune, postcode, quartiers } from '../fixtures/cachan.ts';
import { streetNumbers } from '../fixtures/cachan-streets.ts';

export interface PlaceFiles {
  readonly addresses: string;
  readonly quartiers: string;
}

/** The two files that a coordinator downloads: an address base (columns of the BAN) and quartiers (GeoJSON). */
export async function writePlaceFiles(folder: string): Promise<PlaceFiles> {
  const files = { addresses: join(folder, 'adresses-94016.csv'), quartiers: join(folder, 'quartiers.geojson') };
  const rows = streetNumbers.map(({ street, number, lat, lon }, index) =>
    [`94016_${index}`, number, street, postcode, commune.code, commune.name, lon, lat].join(';'),
  );
  await writeFile(
    files.addresses,
    ['id;numero;nom_voie;code_postal;code_insee;nom_commune;lon;lat', ...rows].join('\n'),
  );
  const features = [
    ...quartiers.map(({ name, example, polygons }) => ({ name, example, polygons })),
    { name: commune.name, code: commune.code, polygons: commune.polygons },
  ].map(({ polygons, ...properties }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }));
  await writeFile(files.quartiers, JSON.stringify({ type: 'FeatureCollection', features }));
  return files;
}

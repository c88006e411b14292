import type { Outlines } from '../../../shared/geocoding/read-outlines.ts';
import { streetLines } from '../../../shared/geocoding/street-lines.ts';
import { db } from '../../db/open-database.ts';
import { deleteSetting, putSetting, readSetting } from '../../db/settings.ts';
import type { EarlierUndo as Undo } from './undo.ts';
import { boundsAround, isWithin } from '../../../shared/domain/bounds.ts';

/** Replaces the quartiers by those of a file, and the commune's outline if the file has one. */
export async function replaceOutlines({ quartiers, commune }: Outlines): Promise<Undo> {
  const base = db();
  const before = await base.transaction('rw', base.quartiers, base.settings, async () => {
    const known = { quartiers: await base.quartiers.toArray(), commune: await readSetting('commune') };
    if (quartiers.length > 0) {
      await base.quartiers.clear();
      await base.quartiers.bulkPut([...quartiers]);
    }
    if (commune) await putSetting('commune', commune);
    return known;
  });
  await redrawStreets();
  return async () => {
    await base.transaction('rw', base.quartiers, base.settings, async () => {
      await base.quartiers.clear();
      await base.quartiers.bulkPut(before.quartiers);
      if (before.commune) await putSetting('commune', before.commune);
      else await deleteSetting('commune');
    });
    await redrawStreets();
  };
}

/** The streets that the map draws are those around the outlines; they change together. */
async function redrawStreets(): Promise<void> {
  const base = db();
  const commune = await readSetting('commune');
  const quartiers = await base.quartiers.toArray();
  const bounds = boundsAround([...(commune?.polygons ?? []), ...quartiers.flatMap((quartier) => quartier.polygons)]);
  const near = await base.addresses
    .filter(({ lats, lons }) => bounds === null || isWithin({ lat: lats[0] ?? 0, lon: lons[0] ?? 0 }, bounds))
    .toArray();
  await putSetting('street-lines', streetLines(near));
}

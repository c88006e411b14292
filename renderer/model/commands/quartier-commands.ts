import { boundsAround, isWithin } from '../../../shared/domain/bounds.ts';
import type { Outlines } from '../../../shared/geocoding/read-outlines.ts';
import { streetLines } from '../../../shared/geocoding/street-lines.ts';
import { ok } from '../../../shared/result.ts';
import { db } from '../../db/open-database.ts';
import { putSetting, readSetting } from '../../db/settings.ts';
import { command, type Done } from './command.ts';
import type { Undo } from './undo.ts';

/** Replaces the quartiers by those of a file, and the commune's outline if the file has one. */
export async function replaceOutlines({ quartiers, commune }: Outlines): Promise<Done<void>> {
  const { data, undo } = await command({
    action: 'outlines-replaced',
    tables: ['quartiers', 'settings'],
    run: async (database) => {
      if (quartiers.length > 0) {
        await database.quartiers.clear();
        await database.quartiers.bulkPut([...quartiers]);
      }
      if (commune) await putSetting('commune', commune);
    },
  });
  await redrawStreets();
  return { data, undo: redrawing(undo) };
}

/** The streets are nobody's rows, that could be put back: they are drawn anew from the outlines, whichever way these went. */
function redrawing(way: Undo): Undo {
  return async () => {
    const gone = await way();
    if (!gone.ok) return gone;
    await redrawStreets();
    return ok(redrawing(gone.data));
  };
}

/** The streets that the map draws are those around the outlines; they change together. */
async function redrawStreets(): Promise<void> {
  const database = db();
  const commune = await readSetting('commune');
  const quartiers = await database.quartiers.toArray();
  const bounds = boundsAround([...(commune?.polygons ?? []), ...quartiers.flatMap(({ polygons }) => polygons)]);
  const near = await database.addresses
    .filter(({ lats, lons }) => bounds === null || isWithin({ lat: lats[0] ?? 0, lon: lons[0] ?? 0 }, bounds))
    .toArray();
  await putSetting('street-lines', streetLines(near));
}

import { inventListings } from '../fixtures/cachan-listings.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { benchRow, type BenchRow, median } from './bench-report.ts';
import { startBenchWorld } from './bench-world.ts';
import type { Drawn } from './pages/draw-places.ts';

const markers = 100_000;
const runs = 7;
/** Doors of one street number lie this far apart, in degrees: a commune has no 100,000 numbers. */
const spread = 0.0006;

/** The map of 100,000 listings: its first marks, and the marks of another zoom, beside leaflet.markercluster. */
export default async function map(): Promise<BenchRow[]> {
  const random = seededRandom(94);
  const places = inventListings(markers, 2020, new Date()).map(({ id, kind, location }) => ({
    id,
    kind,
    lat: (location?.lat ?? 48.79) + (random() - 0.5) * spread,
    lon: (location?.lon ?? 2.33) + (random() - 0.5) * spread,
    title: '',
  }));
  const json = JSON.stringify(places);
  const world = await startBenchWorld('empty');
  const { page } = world;
  try {
    const arms = { ours: [] as Drawn[], markercluster: [] as Drawn[] };
    // One run before, of each, that is not counted: code is read and compiled in it.
    for (let run = -1; run < runs; run++) {
      for (const arm of ['ours', 'markercluster'] as const) {
        const drawn = await page.evaluate(([name, text]) => window.bench.drawAndZoom(name, text), [arm, json] as const);
        if (run >= 0) arms[arm].push(drawn);
      }
    }
    const name = 'leaflet.markercluster';
    const zooms = (drawn: readonly Drawn[]) => drawn.map((one) => median(one.zooms));
    const worst = (drawn: readonly Drawn[]) => drawn.map((one) => Math.max(...one.zooms));
    return [
      benchRow({
        work: `first draw of ${markers} markers (${median(arms.ours.map(({ marks }) => marks))} marks on screen)`,
        unit: 'ms',
        ours: arms.ours.map(({ first }) => first),
        reference: { name, values: arms.markercluster.map(({ first }) => first) },
        atMost: { of: 'ours', value: 400 },
      }),
      benchRow({
        work: 'zoom, one step in or out',
        unit: 'ms',
        ours: zooms(arms.ours),
        reference: { name, values: zooms(arms.markercluster) },
        atMost: { of: 'ours', value: 200 },
      }),
      benchRow({
        work: 'the same, slowest of eight steps',
        unit: 'ms',
        ours: worst(arms.ours),
        reference: { name, values: worst(arms.markercluster) },
        atMost: { of: 'ours', value: 200 },
      }),
      benchRow({
        work: 'longest main-thread task of all that (0: none of 50 ms or more)',
        unit: 'ms',
        ours: arms.ours.map(({ longest }) => longest),
        reference: { name, values: arms.markercluster.map(({ longest }) => longest) },
        atMost: { of: 'ours', value: 50 },
      }),
    ];
  } finally {
    await world.stop();
  }
}

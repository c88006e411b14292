import { benchRow, type BenchRow } from './bench-report.ts';
import { startBenchWorld } from './bench-world.ts';
import type { ArmRun } from './pages/measure-arm.ts';

const listings = 10_000;
const runs = 9;

/** The short one of `sync`: a first fetch, with nothing open, beside the naive one, taking turns. */
export default async function pull(): Promise<BenchRow[]> {
  const world = await startBenchWorld(listings);
  const { page, city } = world;
  try {
    await page.evaluate(([address, token]) => window.bench.connect(address, token), [
      city.address,
      city.tokens.full,
    ] as const);
    const turn = async (arm: string): Promise<ArmRun> => {
      await page.evaluate((name) => window.arms.empty(name), arm);
      return await page.evaluate((name) => window.arms.pull(name), arm);
    };
    const sealed: ArmRun[] = [];
    const naive: ArmRun[] = [];
    const nothingNew: ArmRun[] = [];
    for (let run = -1; run < runs; run++) {
      const first = await turn('ours-alone');
      const again = await page.evaluate(() => window.arms.pull('ours-alone'));
      const reference = await turn('naive');
      const hashes = await page.evaluate(async () => [
        await window.arms.hash('ours-alone'),
        await window.arms.hash('naive'),
      ]);
      if (hashes[0] !== hashes[1]) throw new Error('the two do not hold the same listings');
      // The first round warms both arms up.
      if (run < 0) continue;
      sealed.push(first);
      nothingNew.push(again);
      naive.push(reference);
    }
    const ciphers = [];
    for (let run = 0; run < 7; run++) ciphers.push(await page.evaluate(() => window.bench.sealEach(5000)));
    return [
      benchRow({
        work: `pull ${listings} listings over HTTP into the sealed database`,
        unit: 'ms',
        ours: sealed.map((run) => run.milliseconds),
        reference: {
          name: 'naive fetch, page by page, into raw IndexedDB',
          values: naive.map((run) => run.milliseconds),
        },
        atMost: { of: 'ratio', value: 1 },
      }),
      benchRow({
        work: 'longest main-thread task during that pull (0: none of 50 ms or more)',
        unit: 'ms',
        ours: sealed.map((run) => run.longestTask),
        atMost: { of: 'ours', value: 50 },
      }),
      benchRow({
        work: 'requests to pull nothing new',
        unit: 'requests',
        ours: nothingNew.map((run) => run.requests),
        atMost: { of: 'ours', value: 1 },
      }),
      benchRow({ work: 'pull nothing new', unit: 'ms', ours: nothingNew.map((run) => run.milliseconds) }),
      benchRow({
        work: 'seal one row of 600 letters (XChaCha20-Poly1305, synchronous)',
        unit: 'µs',
        ours: ciphers.map((cipher) => cipher.ours),
        reference: { name: 'WebCrypto AES-GCM, 500 at once', values: ciphers.map((cipher) => cipher.webCrypto) },
      }),
    ];
  } finally {
    await world.stop();
  }
}

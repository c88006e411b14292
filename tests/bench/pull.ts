import { benchRow, type BenchRow } from './bench-report.ts';
import { startBenchWorld } from './bench-world.ts';

const listings = 10_000;
const runs = 9;
/** Both arms ask the same server for the same pages. */
const pageSize = 1000;

/** 10,000 listings over HTTP into the sealed database, beside the naive fetch into raw IndexedDB, taking turns. */
export default async function pull(): Promise<BenchRow[]> {
  const world = await startBenchWorld(listings);
  const { page, city } = world;
  try {
    await page.evaluate(([address, token]) => window.bench.connect(address, token), [
      city.address,
      city.tokens.full,
    ] as const);
    const sealed: number[] = [];
    const naive: number[] = [];
    const nothingNew: number[] = [];
    const requestsForNothing: number[] = [];
    const tasks: number[] = [];
    for (let run = -1; run < runs; run++) {
      await page.evaluate(() => window.bench.emptyLaptop());
      await page.evaluate(() => window.bench.longestTask());
      const pulled = await page.evaluate(() => window.bench.sealedPull());
      if (pulled.rows !== listings) throw new Error(`${pulled.rows} rows arrived`);
      const task = await page.evaluate(() => window.bench.longestTask());
      const again = await page.evaluate(() => window.bench.pullAgain());
      const reference = await page.evaluate((size) => window.bench.naivePull(size), pageSize);
      // The first round warms both arms up.
      if (run < 0) continue;
      sealed.push(pulled.milliseconds);
      naive.push(reference);
      tasks.push(task);
      nothingNew.push(again.milliseconds);
      requestsForNothing.push(again.requests);
    }
    const ciphers = [];
    for (let run = 0; run < 7; run++) ciphers.push(await page.evaluate(() => window.bench.sealEach(5000)));
    return [
      benchRow({
        work: `pull ${listings} listings over HTTP into the sealed database`,
        unit: 'ms',
        ours: sealed,
        reference: { name: 'naive fetch, page by page, into raw IndexedDB', values: naive },
        atMost: { of: 'ratio', value: 1 },
      }),
      benchRow({
        work: 'longest main-thread task during that pull (0: none of 50 ms or more)',
        unit: 'ms',
        ours: tasks,
        atMost: { of: 'ours', value: 50 },
      }),
      benchRow({
        work: 'requests to pull nothing new',
        unit: 'requests',
        ours: requestsForNothing,
        atMost: { of: 'ours', value: 1 },
      }),
      benchRow({ work: 'pull nothing new', unit: 'ms', ours: nothingNew }),
      benchRow({
        work: 'seal one row of 600 bytes (XChaCha20-Poly1305, noble, synchronous)',
        unit: 'µs',
        ours: ciphers.map((cipher) => cipher.noble),
        reference: { name: 'WebCrypto AES-GCM, 500 at once', values: ciphers.map((cipher) => cipher.webCrypto) },
      }),
    ];
  } finally {
    await world.stop();
  }
}

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { type PaperBatch, printInBatches } from '../../../../renderer/sheets/print-batches.ts';

function paper(number: number, pages: number) {
  return { number, html: `<body>${`<section class="page">${number}</section>`.repeat(pages)}</body>` };
}

async function* handed<T>(items: readonly T[], ends: () => boolean): AsyncGenerator<T> {
  for (const item of items) {
    if (ends()) return;
    await Promise.resolve();
    yield item;
  }
}

type Batch = PaperBatch<ReturnType<typeof paper>>;
const numbersOf = (batch: Batch) => batch.papers.map(({ number }) => number);

/** A press that takes a while over each batch, so that they meet in any order; it says what it did. */
function slowPress(turns: readonly number[], stopsAt: (step: string) => boolean = () => false) {
  const log: string[] = [];
  const kept: number[] = [];
  let printing = 0;
  const seen = { most: 0, stopped: false, afterStop: 0 };
  function step(name: string): boolean {
    log.push(name);
    seen.stopped ||= stopsAt(name);
    return seen.stopped;
  }
  return {
    log,
    kept,
    seen,
    idle: () => printing === 0,
    async print(batch: Batch) {
      if (seen.stopped) seen.afterStop++;
      seen.most = Math.max(seen.most, ++printing);
      const [first = 0] = numbersOf(batch);
      step(`print ${first}`);
      for (let turn = turns[first % turns.length] ?? 0; turn > 0; turn--) await Promise.resolve();
      printing--;
      return step(`printed ${first}`) ? ('stop' as const) : new Uint8Array([first]);
    },
    async keep(batch: Batch, pdf: Uint8Array) {
      const [first = 0] = numbersOf(batch);
      expect(pdf).toEqual(new Uint8Array([first]));
      await Promise.resolve();
      if (step(`keep ${first}`)) return 'stop' as const;
      kept.push(...numbersOf(batch));
      return 'kept' as const;
    },
    giveUp: () => void log.push('given up'),
  };
}

/** So many microtasks as one batch prints; made long enough for the next to overtake it. */
const turns = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 7 });

describe('printing in batches', () => {
  it('prints every page once, in order, fifty at a time at most unless one paper is longer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 40 }), turns, async (lengths, pace) => {
        const papers = lengths.map((pages, index) => paper(index, pages));
        const press = slowPress(pace);
        const left = await printInBatches(
          handed(papers, () => false),
          {
            ...press,
            print(batch) {
              expect(batch.pages <= 50 || batch.papers.length === 1).toBe(true);
              expect(batch.html.split('<section class="page">').length - 1).toBe(batch.pages);
              return press.print(batch);
            },
          },
        );
        expect(press.kept).toEqual(papers.map(({ number }) => number));
        expect(press.log).not.toContain('given up');
        expect(left).toEqual([]);
      }),
    );
  });

  it('prints two batches at once, and makes no more than these meanwhile', async () => {
    const made: number[] = [];
    async function* papers() {
      for (let number = 0; number < 6; number++) {
        await Promise.resolve();
        made.push(number);
        yield paper(number, 50);
      }
    }
    const press = slowPress([500]);
    const madeAtFirst: number[] = [];
    await printInBatches(papers(), {
      ...press,
      keep(batch, pdf) {
        if (press.kept.length === 0) madeAtFirst.push(...made);
        return press.keep(batch, pdf);
      },
    });
    expect(press.seen.most).toBe(2);
    expect(press.log.indexOf('print 1')).toBeLessThan(press.log.indexOf('printed 0'));
    // The third tells that the second is full.
    expect(madeAtFirst).toEqual([0, 1, 2]);
    expect(press.kept).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('stopped at any moment, has kept or gives back every paper that was made, in order, none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 5, max: 30 }), { minLength: 1, maxLength: 40 }),
        turns,
        fc.nat(60),
        async (lengths, pace, moment) => {
          let steps = 0;
          const press = slowPress(pace, () => steps++ === moment);
          const made: number[] = [];
          async function* papers() {
            const all = lengths.map((pages, index) => paper(index, pages));
            for await (const one of handed(all, () => press.seen.stopped)) {
              made.push(one.number);
              yield one;
            }
          }
          const left = await printInBatches(papers(), press);
          expect(press.idle()).toBe(true);
          expect([...press.kept, ...left.map(({ number }) => number)]).toEqual(made);
          expect(press.seen.most).toBeLessThanOrEqual(2);
          expect(press.log.filter((line) => line === 'given up')).toHaveLength(left.length > 0 ? 1 : 0);
          if (!press.seen.stopped) expect(press.kept).toHaveLength(lengths.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('whichever batch the press refuses, keeps all before it and nothing after it', async () => {
    const refusable = fc.constantFrom('printed', 'keep');
    await fc.assert(
      fc.asyncProperty(turns, fc.nat(9), refusable, async (pace, refused, at) => {
        const press = slowPress(pace);
        const refuses = (batch: Batch, step: string) => at === step && batch.papers[0]?.number === refused;
        const answers = {
          ...press,
          print: async (batch: Batch) => {
            const pdf = await press.print(batch);
            return refuses(batch, 'printed') ? ('stop' as const) : pdf;
          },
          keep: async (batch: Batch, pdf: Uint8Array) =>
            refuses(batch, 'keep') ? ('stop' as const) : press.keep(batch, pdf),
        };
        const papers = Array.from({ length: 10 }, (_, number) => paper(number, 50));
        const left = await printInBatches(
          handed(papers, () => false),
          answers,
        );
        expect(press.kept).toEqual(papers.slice(0, refused).map(({ number }) => number));
        expect(left.map(({ number }) => number)).toEqual(papers.slice(refused).map(({ number }) => number));
        // The one beside it may have begun; none after.
        expect(press.log).not.toContain(`print ${refused + 2}`);
      }),
    );
  });

  it('refused while the batch before still prints, keeps that one and begins no other', async () => {
    const begun: number[] = [];
    const press = slowPress([0]);
    const papers = Array.from({ length: 6 }, (_, number) => paper(number, 50));
    const left = await printInBatches(
      handed(papers, () => false),
      {
        ...press,
        async print(batch) {
          begun.push(...numbersOf(batch));
          if (begun.length > 1) return 'stop';
          await new Promise((resolve) => setTimeout(resolve, 5));
          return press.print(batch);
        },
      },
    );
    expect(begun).toEqual([0, 1]);
    expect(press.kept).toEqual([0]);
    expect(left.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('meets the failure of its maker after what was made before it has been kept', async () => {
    async function* papers() {
      for (let number = 0; number < 3; number++) yield await Promise.resolve(paper(number, 50));
      throw new Error('the database is closed');
    }
    const press = slowPress([0]);
    const slow = {
      ...press,
      print: (batch: Batch) =>
        new Promise((resolve) => {
          setTimeout(resolve, 5);
        }).then(() => press.print(batch)),
    };
    await expect(printInBatches(papers(), slow)).rejects.toThrow('the database is closed');
    expect(press.kept).toEqual([0, 1]);
    expect(press.idle()).toBe(true);
  });

  it('stopped at page 400, gives back every paper that was made and not printed, none twice', async () => {
    let stopped = false;
    let pages = 0;
    const made: number[] = [];
    const printed: number[] = [];
    async function* papers() {
      for await (const one of handed(
        Array.from({ length: 200 }, (_, number) => paper(number, 5)),
        () => stopped,
      )) {
        made.push(one.number);
        yield one;
      }
    }
    const left = await printInBatches(papers(), {
      print: async () => Promise.resolve(new Uint8Array()),
      async keep(batch) {
        await Promise.resolve();
        if (pages >= 400) {
          stopped = true;
          return 'stop';
        }
        pages += batch.pages;
        printed.push(...numbersOf(batch));
        return 'kept';
      },
      giveUp: () => undefined,
    });
    expect(pages).toBe(400);
    expect([...printed, ...left.map(({ number }) => number)]).toEqual(made);
    expect(made.length).toBeLessThan(200);
  });
});

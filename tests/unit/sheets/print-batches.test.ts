import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printInBatches } from '../../../renderer/sheets/print-batches.ts';

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

describe('printing in batches', () => {
  it('prints every page once, in order, fifty at a time at most unless one paper is longer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 70 }), { maxLength: 40 }), async (lengths) => {
        const papers = lengths.map((pages, index) => paper(index, pages));
        const printed: number[] = [];
        const left = await printInBatches(
          handed(papers, () => false),
          async (batch) => {
            await Promise.resolve();
            expect(batch.pages <= 50 || batch.papers.length === 1).toBe(true);
            expect(batch.html.split('<section class="page">').length - 1).toBe(batch.pages);
            printed.push(...batch.papers.map(({ number }) => number));
            return 'printed';
          },
        );
        expect(printed).toEqual(papers.map(({ number }) => number));
        expect(left).toEqual([]);
      }),
    );
  });

  it('makes the next batch while this one prints', async () => {
    const log: string[] = [];
    async function* papers() {
      for (let number = 0; number < 4; number++) {
        await Promise.resolve();
        log.push(`made ${number}`);
        yield paper(number, 50);
      }
    }
    await printInBatches(papers(), async ({ papers: [first] }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`printed ${first?.number}`);
      return 'printed';
    });
    expect(log.indexOf('made 2')).toBeLessThan(log.indexOf('printed 0'));
    expect(log.filter((line) => line.startsWith('printed'))).toHaveLength(4);
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
    const left = await printInBatches(papers(), async (batch) => {
      await Promise.resolve();
      if (pages >= 400) {
        stopped = true;
        return 'stop';
      }
      pages += batch.pages;
      printed.push(...batch.papers.map(({ number }) => number));
      return 'printed';
    });
    expect(pages).toBe(400);
    expect([...printed, ...left.map(({ number }) => number)]).toEqual(made);
    expect(made.length).toBeLessThan(200);
  });
});

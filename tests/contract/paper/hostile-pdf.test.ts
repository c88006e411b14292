import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { helperCards } from '../../../renderer/sheets/card-model.ts';
import {
  renderCards,
  renderForm,
  renderLossLetters,
  renderLossRecord,
  renderOffers,
  renderPoster,
  renderRoundSheet,
} from '../../../renderer/sheets/documents/render-papers.ts';
import { draftAddendum } from '../../../renderer/sheets/draft-addendum.ts';
import { exposedOnRows } from '../../../renderer/sheets/exposed-people.ts';
import { lossModel } from '../../../renderer/sheets/loss-model.ts';
import { gapBoard, type OfferSource, offersPages } from '../../../renderer/sheets/offers-model.ts';
import { personOnPaper } from '../../../renderer/sheets/person-on-paper.ts';
import { sheetModel, type SheetSource } from '../../../renderer/sheets/sheet-model.ts';
import type { Sheet } from '../../../shared/domain/sheet.ts';
import { listing, neighbour } from './paper-people.ts';
import { hostileData, poisoned } from './poisoned-round.ts';
import { type Press, startPress } from './print-pages.ts';
import { readPdf } from './read-pdf.ts';

let press: Press;

// A print engine on a busy machine; nothing here is timed.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

beforeAll(async () => {
  press = await startPress();
});

afterAll(() => press.stop());

/** Every paper that can be made from one round. */
async function everyPaper(source: SheetSource): Promise<string[]> {
  const model = sheetModel(source);
  const [first] = [...source.neighbours.values()];
  const offers: OfferSource[] = [...source.listings.values()].map((request, index) => ({
    listing: listing(300 + index, {
      kind: 'offer',
      title: request.title,
      description: request.description,
      location: source.round.stops[index]?.location ?? null,
    }),
    neighbourId: null,
    person: first ? personOnPaper(first) : '',
  }));
  const helpers = new Map(
    source.round.stops.map((stop, index) => [stop.listingIds[0] ?? '', offers[index]?.listing.id ?? '']),
  );
  const lost = {
    number: source.number,
    level: 'round-sheet',
    copies: 1,
    rows: [],
    exposed: exposedOnRows(model.rows),
    printedAt: source.printedAt,
    stateChangedAt: source.printedAt,
  } as unknown as Sheet;
  const addendum = await draftAddendum({ ...lost, number: 4000, returns: [] }, source);
  if (!addendum.ok) throw new Error(addendum.code);
  const loss = lossModel(lost, source.settings);
  return [
    await renderRoundSheet(model),
    await renderCards(model, helperCards(source, model, offers, helpers)),
    await renderOffers(model, offersPages(source, model, offers)),
    await renderPoster(model, gapBoard(source, offers)),
    await renderForm(model),
    addendum.data.html,
    await renderLossRecord(loss),
    await renderLossLetters(loss),
  ];
}

describe('hostile data, printed', () => {
  it('never puts on any paper, nor in what its PDF says of itself, what must stay off it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileData, async (hostile) => {
        for (const html of await everyPaper(poisoned(hostile))) {
          const pdf = await readPdf(await press.print(html));
          const said = [
            ...pdf.pages.map(({ text, alternatives }) => `${text} ${alternatives.join(' ')}`),
            pdf.title,
            pdf.metadata,
          ].join(' ');
          await pdf.close();
          const plain = said.toLowerCase().replace(/\s/gu, '');
          for (const word of hostile.secrets) expect(plain).not.toContain(word);
          expect(plain.replace(/[.]/gu, '')).not.toContain(
            hostile.phone.replace(/[\s.+]/gu, '').replace(/^(00)?33/u, ''),
          );
          expect(plain).not.toContain('onerror');
        }
        expect(press.refused).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('draws names of other scripts with letters of its own, on every paper, and keeps every page A4', async () => {
    const source = poisoned({ secrets: [], phone: '01 99 00 12 12', markup: false });
    const names = [
      ['محمد الأمين بن عبد الله', 'القاسمي'],
      ['Nguyễn Thị Ánh Tuyết Phượng', 'Trường'],
      ['W'.repeat(80), 'Ä'],
      ['Łukasz Žižka Þór Øystein', 'Ÿ'],
    ];
    const people = new Map(
      [...source.neighbours.keys()].map((id, index) => {
        const [firstName = '', lastName = ''] = names[index] ?? [];
        return [id, neighbour(index, { id, firstName, lastName })] as const;
      }),
    );
    for (const html of await everyPaper({ ...source, neighbours: people })) {
      const pdf = await readPdf(await press.print(html));
      for (const { fonts, text, width, height } of pdf.pages) {
        for (const font of fonts) {
          expect(font, font.name).toMatchObject({ embedded: true });
          expect(font.name).toMatch(/AtkinsonHyperlegible|NotoSans/u);
        }
        expect(text).not.toContain('\ufffd');
        expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      }
      await pdf.close();
    }
    expect(press.refused).toEqual([]);
  });
});

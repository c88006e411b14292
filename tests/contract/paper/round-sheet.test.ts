import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderRoundSheet } from '../../../renderer/sheets/documents/render-papers.ts';
import { paperPages } from '../../../renderer/sheets/paper-pages.ts';
import { sheetModel, type SheetSource } from '../../../renderer/sheets/sheet-model.ts';
import { outcomeLetters } from '../../../shared/domain/round.ts';
import { listing, neighbour, paperRound } from './paper-people.ts';
import { type Press, startPress } from './print-pages.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';

let press: Press;
const open: ReadPdf[] = [];

// A print engine on a busy machine; nothing here is timed.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

beforeAll(async () => {
  press = await startPress();
});

afterAll(async () => {
  for (const pdf of open) await pdf.close();
  await press.stop();
});

async function printed(source: SheetSource) {
  const model = sheetModel(source);
  const pdf = await readPdf(await press.print(await renderRoundSheet(model)));
  open.push(pdf);
  return { model, pdf };
}

/** A source whose first stops carry other people, doors or needs. */
function changed(source: SheetSource, change: (source: SheetSource) => void): SheetSource {
  change(source);
  return source;
}

describe('the round sheet in print', () => {
  it('prints 27 doors nine to a page, then the plan and the back, each page numbered and coded', async () => {
    const { model, pdf } = await printed(paperRound(27));
    expect(pdf.pages).toHaveLength(5);
    pdf.pages.forEach(({ text }, index) => {
      expect(text).toContain(`Feuille ${model.label}`);
      expect(text).toContain(`page ${index + 1} / 5`);
      expect(text).toContain('À rendre à l’association');
    });
    for (let page = 1; page <= 5; page++) expect(await pdf.codes(page, 150)).toEqual(['PALIER-4172']);
    expect(press.refused).toEqual([]);
  });

  it('keeps its rows on the pages that were cut for them', async () => {
    const { model, pdf } = await printed(paperRound(27));
    const cut = paperPages(model.rows).map((page) =>
      page.lines.flatMap((line) => (line.type === 'row' ? [line.row] : [])),
    );
    expect(cut.map((rows) => rows.length)).toEqual([9, 9, 9]);
    cut.forEach((rows, index) => {
      for (const row of rows) expect(pdf.pages[index]?.text).toContain(`${row.label} ${row.checkLetter}`);
    });
  });

  it('shows first name and initial, the need, the key and whom to call', async () => {
    const { pdf } = await printed(paperRound(6));
    const first = pdf.pages[0]?.text ?? '';
    for (const expected of [
      'Yvette M.',
      'Fatoumata S.',
      'parle soninké et français',
      'Courses',
      'un sac à porter, mardi ou jeudi, le matin',
    ]) {
      expect(first).toContain(expected);
    }
    for (const letter of Object.values(outcomeLetters)) expect(first).toContain(`${letter} `);
    expect(first).toContain('01 99 00 12 34');
    expect(first).toContain('6 personnes, 0 téléphone');
  });

  it('keeps off paper what a lost sheet must not tell', async () => {
    const { pdf } = await printed(paperRound(27));
    const all = pdf.pages.map(({ text }) => text).join(' ');
    for (const forbidden of [
      'Martineau',
      'Sangarébis',
      '01 99 00 55 44',
      'exemple.fr',
      'hospitalisée',
      '45B12',
      'Interdite',
      'Pichonnet',
    ]) {
      expect(all).not.toContain(forbidden);
    }
  });

  it('is tagged, titled, in French, in its own embedded letters', async () => {
    const { pdf } = await printed(paperRound(6));
    expect(pdf.tagged).toBe(true);
    expect(pdf.title).toBe('Feuille 4172');
    expect(pdf.language).toBe('fr');
    const [first, map] = pdf.pages;
    for (const role of ['H1', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure']) expect(first?.roles).toContain(role);
    expect(map?.roles).toContain('Figure');
    for (const { fonts } of pdf.pages) {
      for (const font of fonts) expect(font, font.name).toMatchObject({ embedded: true });
      expect(fonts.some(({ name }) => name.includes('AtkinsonHyperlegible'))).toBe(true);
    }
  });

  it('prints names in Arabic, in Vietnamese and of 80 letters, without losing a row', async () => {
    const source = changed(paperRound(9), ({ round, neighbours }) => {
      const people = neighbours as Map<string, ReturnType<typeof neighbour>>;
      const names = [
        ['عبد الرحمن', 'المغربي'],
        ['Nguyễn Thị Hồng Phượng', 'Đặng'],
        ['Marie-Antoinette-Joséphine-Wilhelmine-Clémentine-Bernadette-Hildegarde-Éléonore', 'Z'],
        ['W'.repeat(80), 'Ä'],
      ];
      names.forEach(([firstName = '', lastName = ''], index) => {
        const id = round.stops[index]?.neighbourId ?? '';
        people.set(id, neighbour(index, { id, firstName, lastName }));
      });
    });
    const { pdf } = await printed(source);
    expect(pdf.pages).toHaveLength(3);
    const first = pdf.pages[0]?.text ?? '';
    expect(first.normalize('NFC')).toContain('Hồng');
    expect(first).toMatch(/\p{Script=Arabic}{3}/u);
    expect(first).not.toContain('Đặng');
    for (const font of pdf.pages[0]?.fonts ?? []) expect(font, font.name).toMatchObject({ embedded: true });
    expect(first).toContain('09 ');
  });

  it('gives a household with many needs more room and never splits it', async () => {
    const source = changed(paperRound(18), ({ round, listings }) => {
      const known = listings as Map<string, ReturnType<typeof listing>>;
      for (const at of [3, 8, 9]) {
        for (let more = 0; more < 4; more++) {
          const extra = listing(100 + at * 10 + more);
          known.set(extra.id, extra);
          round.stops[at]?.listingIds.push(extra.id);
        }
      }
    });
    const { model, pdf } = await printed(source);
    expect(model.rows[3]?.height).toBe(3);
    const cut = paperPages(model.rows);
    expect(pdf.pages).toHaveLength(cut.length + 2);
  });

  it.each([1, 300])('prints %i door(s)', async (doors) => {
    const { model, pdf } = await printed(paperRound(doors));
    const maps = Math.ceil(doors / 45);
    expect(pdf.pages).toHaveLength(paperPages(model.rows).length + maps + 1);
    expect(pdf.pages.at(-1)?.text).toContain(`page ${pdf.pages.length} / ${pdf.pages.length}`);
    expect(await pdf.codes(pdf.pages.length, 150)).toEqual(['PALIER-4172']);
  });

  it('prints the same edition twice to the letter', async () => {
    const html = await renderRoundSheet(sheetModel(paperRound(12)));
    const texts = [];
    for (let copy = 0; copy < 2; copy++) {
      const pdf = await readPdf(await press.print(html));
      open.push(pdf);
      texts.push(pdf.pages.map(({ text }) => text));
    }
    expect(texts[0]).toEqual(texts[1]);
  });
});

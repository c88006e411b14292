import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { countPages } from '../../../renderer/sheets/print-batches.ts';
import type { SheetSource } from '../../../shared/paper/sheet-model.ts';
import { everyPaper, type PaperName } from './every-paper.ts';
import { listing, neighbour, paperRound } from './paper-people.ts';
import { type Press, startPress } from './print-pages.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';

let press: Press;

// A print engine on a busy machine; nothing here is timed.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

beforeAll(async () => {
  press = await startPress();
});

afterAll(() => press.stop());

const names = [
  ['محمد الأمين بن عبد الله', 'القاسمي'],
  ['Nguyễn Thị Ánh Tuyết Phượng', 'Trường'],
  ['Marie-Antoinette-Joséphine-Wilhelmine-Clémentine-Bernadette-Hildegarde-Éléonore', 'Z'],
  // The widest small letter: names in capitals alone are not printed so.
  [`M${'m'.repeat(79)}`, 'Ä'],
  ['Łukasz Žižka Þór Øystein', 'Ÿ'],
];
const title =
  'Un pack d’eau, du pain, deux kilos de pommes de terre, du beurre et le journal si le marchand est ouvert';
const entrance = 'entrée par le fond de la cour, à gauche du local à vélos, sonner deux fois';

const volunteers = ['عبد الرحمن', 'سعاد', 'Nguyễn Thị Ánh Tuyết', 'فاطمة'];
const settings = {
  association: 'Association des voisines et des voisins solidaires du Coteau et des Cités-Unies',
  coordinator: 'Marie-Antoinette-Joséphine-Wilhelmine Cl',
  phone: '01 99 00 12 34, ou le soir 06 39 98 22 22',
  until: '13 h, sauf le samedi',
};
const quartier = 'Le Coteau, la Cité-Jardins, les Lumières-Plaisance et le Vieux-Bourg de Cachan';

/**
 * The longest that anybody may type, in every place: names, entrances, several needs at one door, who prints, and where.
 */
function overfull(doors: number): SheetSource {
  const source = paperRound(doors);
  const people = source.neighbours as Map<string, ReturnType<typeof neighbour>>;
  const listings = source.listings as Map<string, ReturnType<typeof listing>>;
  source.round.stops.forEach((stop, index) => {
    const id = stop.neighbourId ?? '';
    const [firstName = '', lastName = ''] = names[index % names.length] ?? [];
    people.set(id, neighbour(index, { id, firstName, lastName }));
    if (index % 3 === 0) stop.door = { building: 'Escalier du Belvédère', entrance, floor: 12, door: 'au fond' };
    for (let more = 0; more < (index % 4) * 2; more++) {
      const extra = listing(100 + index * 10 + more, more % 2 === 0 ? { title } : {});
      listings.set(extra.id, extra);
      stop.listingIds.push(extra.id);
    }
  });
  return {
    ...source,
    settings,
    quartier: source.quartier && { ...source.quartier, name: quartier },
    volunteers: volunteers.map((firstName, index) => neighbour(900 + index, { firstName })),
    round: { ...source.round, date: '2026-12-01' },
    printedAt: '2026-12-01T16:30:00.000Z',
  };
}

/** The largest letters of each paper, in points: all of a page comes out smaller when anything stands over its edge. */
const headings: Readonly<Record<PaperName, number>> = {
  'round-sheet': 21,
  cards: 17,
  offers: 30,
  poster: 64,
  form: 24,
  addendum: 21,
  'loss-record': 22,
  'loss-letters': 22,
};
const coded: readonly PaperName[] = ['round-sheet', 'cards', 'offers', 'form', 'addendum'];

describe.each([
  ['one door', () => paperRound(1)],
  ['nine doors', () => paperRound(9)],
  ['nine overfull doors', () => overfull(9)],
] as const)('every paper of %s', (_, source) => {
  const papers = new Map<PaperName, { readonly html: string; readonly pdf: ReadPdf }>();

  beforeAll(async () => {
    for (const [paper, html] of await everyPaper(source()))
      papers.set(paper, { html, pdf: await readPdf(await press.print(html)) });
  });

  afterAll(async () => {
    for (const { pdf } of papers.values()) await pdf.close();
  });

  it('is tagged, titled, in French, in its own embedded letters, on whole A4 pages at full size', () => {
    expect(papers.size).toBe(8);
    for (const [paper, { html, pdf }] of papers) {
      expect(pdf.tagged, paper).toBe(true);
      expect(pdf.title, paper).toMatch(/4172$/u);
      expect(pdf.language, paper).toBe('fr');
      // The register grows with the people in it; every other page is cut by us.
      if (paper !== 'loss-record') expect(pdf.pages, paper).toHaveLength(countPages(html));
      for (const { fonts, text, width, height, roles } of pdf.pages) {
        for (const font of fonts) {
          expect(font, `${paper} ${font.name}`).toMatchObject({ embedded: true });
          expect(font.name).toMatch(/AtkinsonHyperlegible|OpenSans|Vazirmatn/u);
        }
        expect(text, paper).not.toContain('\ufffd');
        expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
        expect(roles.length, paper).toBeGreaterThan(3);
      }
      expect(pdf.pages[0]?.sizes, paper).toContain(headings[paper]);
    }
    expect(press.refused).toEqual([]);
  });

  it('bears its number on every page, and its code where it comes back', async () => {
    for (const [paper, { pdf }] of papers) {
      if (paper.startsWith('loss')) continue;
      for (const [index, { text }] of pdf.pages.entries()) {
        expect(text, paper).toContain('4172');
        if (coded.includes(paper)) expect(await pdf.sheet(index + 1, 150), `${paper} ${index + 1}`).toBe(4172);
      }
    }
  });

  it('comes out the same to the letter when it is printed again', async () => {
    for (const [paper, { html, pdf }] of papers) {
      const again = await readPdf(await press.print(html));
      expect(
        again.pages.map(({ text }) => text),
        paper,
      ).toEqual(pdf.pages.map(({ text }) => text));
      await again.close();
    }
  });

  it('stands on its page: no text over another, none over the edge', async () => {
    for (const [paper, { html }] of papers) expect(await press.collisions(html), paper).toEqual([]);
  });

  it('the record of a loss: is not signed on a page that says nothing else', () => {
    expect(papers.get('loss-record')?.pdf.pages.at(-1)?.text).toMatch(/Qui est prévenu.*signature/su);
  });

  it('says who walks, each name apart from the next, whatever way it is written', () => {
    const { html } = papers.get('round-sheet')!;
    // « Nguyễn Thị » goes with the family’s name, in whichever field it was typed.
    const walkers = source().volunteers.map(({ firstName }) => `<bdi>${firstName.replace('Nguyễn Thị ', '')}</bdi>`);
    const list = `${walkers.slice(0, -1).join(', ')} et ${walkers.at(-1)}`;
    // On the first page, and on the slip that stays.
    expect(html.split(list)).toHaveLength(3);
  });

  it('offers near you: nothing under 16 points but the number of the sheet', () => {
    for (const { sizes } of papers.get('offers')?.pdf.pages ?? []) {
      expect(sizes.filter((size) => size < 16)).toEqual([9.5]);
    }
  });
});

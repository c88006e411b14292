import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import fc from '../../properties.ts';
import { renderRoundSheet } from '../../../renderer/sheets/documents/render-papers.ts';
import { paperPages } from '../../../shared/paper/paper-pages.ts';
import { sheetModel, type SheetSource } from '../../../shared/paper/sheet-model.ts';
import { effortOnPaper } from '../../../shared/paper/paper-words.ts';
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
    for (let page = 1; page <= 5; page++) expect(await pdf.sheet(page, 150)).toBe(4172);
    expect(press.refused).toEqual([]);
  });

  it('keeps its rows on the pages that were cut for them', async () => {
    const { model, pdf } = await printed(paperRound(27));
    const cut = paperPages(model).map((page) => page.lines.flatMap((line) => (line.type === 'row' ? [line.row] : [])));
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

  it('says the whole of its head, however long: names, start, minutes as on screen, who is exposed, whom to call', async () => {
    const long = changed(paperRound(12), (source) => {
      source.round.start = {
        lat: 48.79,
        lon: 2.33,
        label: '126 avenue du Maréchal de Lattre de Tassigny, 94230 Cachan',
      };
      Object.assign(source, {
        quartier: { ...source.quartier, name: 'Coteau, Ouest, les Hautes Bruyères et Sablons' },
        volunteers: ['Amina', 'Georges', 'Jean-Christophe', 'Marie-Antoinette', 'Wilhelmine', 'Abdelkader'].map(
          (firstName, index) => neighbour(900 + index, { firstName }),
        ),
        settings: { ...source.settings, coordinator: 'Marie-Antoinette et Jean-Christophe', until: '20 h 30' },
      });
    });
    const { pdf } = await printed(long);
    const first = pdf.pages[0]?.text ?? '';
    for (const said of [
      'Coteau, Ouest, les Hautes Bruyères et Sablons',
      'tournée du samedi 5 décembre, 10 h',
      'Amina, Georges, Jean-Christophe, Marie-Antoinette, Wilhelmine et Abdelkader',
      `126, avenue du Maréchal de Lattre de Tassigny · 12 portes · ${effortOnPaper(12, long.round.metres)}`,
      '12 personnes, 0 téléphone',
      'Marie-Antoinette et Jean-Christophe, jusqu’à 20 h 30',
    ]) {
      expect(first.replaceAll('\u00a0', ' ')).toContain(said);
    }
    expect(effortOnPaper(12, 1275)).toContain('1 h 17');
  });

  it('prints nine doors a page even when each stands in a street of its own', async () => {
    const { model } = await printed(
      changed(paperRound(18), ({ round }) => {
        round.stops.forEach((stop, index) => {
          stop.location = { ...stop.location, label: `${index + 3} rue du ${index + 1}e Chemin, 94230 Cachan` };
        });
      }),
    );
    const rows = paperPages(model).map(({ lines }) => lines.filter((line) => line.type === 'row').length);
    expect(rows).toEqual([9, 9]);
  });

  it('lets a row grow with its need, its entrance and its name, and cuts none of them', async () => {
    const title =
      'Un pack d’eau, du pain, deux kilos de pommes de terre, du beurre et le journal si le marchand est ouvert';
    const entrance = 'entrée par le fond de la cour, à gauche du local à vélos, sonner deux fois';
    const { pdf } = await printed(
      changed(paperRound(5), ({ round, listings }) => {
        const first = round.stops[0];
        const kept = listings as Map<string, ReturnType<typeof listing>>;
        const id = first?.listingIds[0] ?? '';
        kept.set(id, listing(0, { id, title, availability: { days: ['mon', 'wed'], parts: ['morning'] } }));
        if (first) first.door = { building: 'Escalier du Belvédère', entrance, floor: 12, door: 'au fond' };
      }),
    );
    const text = pdf.pages[0]?.text.replaceAll('\u00a0', ' ') ?? '';
    for (const said of [title, entrance, 'lundi ou mercredi, le matin', '12e étage', 'au fond']) {
      expect(text).toContain(said);
    }
  });

  it('never prints a row, a band or a head higher than it was counted', async () => {
    const words = fc.stringMatching(/^[A-Za-zéèàçœ’ -]{1,90}$/u);
    const texts = fc.record({ title: words, name: words, street: words, entrance: words, wide: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 12, maxLength: 12 }), words, async (rows, place) => {
        const source = changed(paperRound(12), ({ round, listings, neighbours }) => {
          rows.forEach(({ title, name, street, entrance, wide }, index) => {
            const stop = round.stops[index];
            const id = stop?.listingIds[0] ?? '';
            (listings as Map<string, ReturnType<typeof listing>>).set(id, listing(index, { id, title }));
            const person = stop?.neighbourId ?? '';
            const firstName = wide ? name.toUpperCase().slice(0, 80) : name.slice(0, 80);
            (neighbours as Map<string, ReturnType<typeof neighbour>>).set(
              person,
              neighbour(index, { id: person, firstName, lastName: 'Zw' }),
            );
            if (!stop) return;
            stop.location = { ...stop.location, label: `${index} ${street}` };
            stop.door = { building: 'B', entrance, floor: 3, door: '12' };
          });
        });
        Object.assign(source, { quartier: null, round: { ...source.round, name: place } });
        const model = sheetModel(source);
        const html = await renderRoundSheet(model);
        const measured = await press.heights(html, '.row');
        model.rows.forEach((row, index) => expect(measured[index]).toBeLessThanOrEqual(row.height + 0.05));
        for (const page of await press.heights(html, '.page')) expect(page).toBeLessThanOrEqual(277.6);
      }),
      { numRuns: 12 },
    );
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
    const names = [
      ['عبد الرحمن', 'المغربي'],
      ['Nguyễn Thị Hồng Ngọc Phượng', 'Đặng'],
      ['Marie-Antoinette-Joséphine-Wilhelmine-Clémentine-Bernadette-Hildegarde-Éléonore', 'Z'],
      [`M${'m'.repeat(79)}`, 'Ä'],
    ];
    const source = changed(paperRound(9), ({ round, neighbours }) => {
      const people = neighbours as Map<string, ReturnType<typeof neighbour>>;
      names.forEach(([firstName = '', lastName = ''], index) => {
        const id = round.stops[index]?.neighbourId ?? '';
        people.set(id, neighbour(index, { id, firstName, lastName }));
      });
    });
    const { model, pdf } = await printed(source);
    expect(pdf.pages).toHaveLength(paperPages(model).length + 2);
    const first = pdf.pages[0]?.text ?? '';
    // The family’s name stays off paper, in whichever field it was typed.
    expect(first).toContain('Hồng Ngọc Phượng');
    expect(first).not.toContain('Nguyễn');
    // A PDF keeps what is written from the right in the order drawn: its letters are all there.
    const letters = (text: string) => [...text.normalize('NFKC').replace(/\P{Script=Arabic}/gu, '')].sort().join('');
    expect(letters(first)).toBe(letters('عبد الرحمن ا.'));
    expect(first).not.toContain('Đặng');
    expect(first.replace(/\s/gu, '')).toContain(names[2]?.[0]);
    expect(first.replace(/\s/gu, '')).toContain(names[3]?.[0]);
    for (const { fonts } of pdf.pages)
      for (const font of fonts) expect(font, font.name).toMatchObject({ embedded: true });
    const all = pdf.pages.map(({ text }) => text).join(' ');
    for (const row of model.rows) expect(all).toContain(`${row.label} ${row.checkLetter}`);
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
    expect(model.rows[3]?.height).toBeGreaterThan(40);
    const cut = paperPages(model);
    expect(pdf.pages).toHaveLength(cut.length + 2);
  });

  it.each([1, 300])('prints %i door(s)', async (doors) => {
    const { model, pdf } = await printed(paperRound(doors));
    const maps = Math.ceil(doors / 45);
    expect(pdf.pages).toHaveLength(paperPages(model).length + maps + 1);
    expect(pdf.pages.at(-1)?.text).toContain(`page ${pdf.pages.length} / ${pdf.pages.length}`);
    expect(await pdf.sheet(pdf.pages.length, 150)).toBe(4172);
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

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { draftAddendum } from '../../../renderer/sheets/draft-addendum.ts';
import { helperCards } from '../../../shared/paper/helper-cards.ts';
import {
  renderCards,
  renderForm,
  renderLossLetters,
  renderLossRecord,
  renderOffers,
  renderPoster,
} from '../../../renderer/sheets/documents/render-papers.ts';
import { renderIntroductionLetters } from '../../../renderer/widgets/press/render-introduction-letters.ts';
import { exposedOnRows } from '../../../shared/paper/exposed-people.ts';
import { lossModel } from '../../../shared/paper/loss-model.ts';
import { posterGaps, type GapLine, type OfferSource, offersPages } from '../../../shared/paper/offers-model.ts';
import { addressLine } from '../../../shared/paper/address-on-paper.ts';
import { frozenRows, sheetModel } from '../../../shared/paper/sheet-model.ts';
import type { Sheet } from '../../../shared/domain/sheet.ts';
import { introductionMessage } from '../../../shared/matching/introduction-message.ts';
import { id, listing, neighbour, paperRound } from './paper-people.ts';
import { type Press, startPress } from './print-pages.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';

let press: Press;
/** A raised « e » is a piece of text of its own. */
const onOneLine = (text: string) => text.replaceAll(/\s+/gu, '');
const open: ReadPdf[] = [];
const source = paperRound(3);
const model = sheetModel(source);
const forbidden = /Martineau|Delacroisette|Sangarébis|exemple\.fr|45B12|hospitalisée|Interdite|vit seule/u;

const offers: OfferSource[] = Array.from({ length: 12 }, (_, index) => ({
  listing: listing(200 + index, {
    kind: 'offer',
    location: { lat: 48.7928 + index * 0.0004, lon: 2.3315, label: 'x' },
  }),
  neighbourId: null,
  person: ['Zoé M.', 'Léon D.'][index % 2] ?? '',
}));
const published: OfferSource[] = [
  ...offers,
  ...[...source.listings.values()].map((request) => ({
    listing: { ...request, location: { lat: 48.7926, lon: 2.3315, label: 'x' } },
    neighbourId: null,
    person: 'Odile P.',
  })),
];

// A print engine on a busy machine; nothing here is timed.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

beforeAll(async () => {
  press = await startPress();
});

afterAll(async () => {
  for (const pdf of open) await pdf.close();
  await press.stop();
});

async function printed(html: string): Promise<ReadPdf> {
  const pdf = await readPdf(await press.print(html));
  open.push(pdf);
  expect(pdf.tagged).toBe(true);
  expect(press.refused).toEqual([]);
  for (const { text, fonts } of pdf.pages) {
    expect(text).not.toMatch(forbidden);
    expect(fonts.every((font) => font.embedded)).toBe(true);
  }
  return pdf;
}

describe('the other papers in print', () => {
  it('gives each person of the round one page of offers, the needed ones first, no telephone but the association’s', async () => {
    const pdf = await printed(await renderOffers(model, offersPages(source, model, published)));
    expect(pdf.pages).toHaveLength(3);
    const text = pdf.pages[0]?.text ?? '';
    expect(text).toMatch(/Bonjour Yvette M\./u);
    expect(text.indexOf('Courses')).toBeLessThan(text.indexOf('Visite'));
    expect(text.match(/\d\d \d\d \d\d \d\d \d\d/gu)).toEqual(['01 99 00 12 34']);
    expect(text).not.toContain('À rendre');
    expect(await pdf.sheet(1, 150)).toBe(4172);
  });

  it('hangs up a poster that names nobody', async () => {
    const pdf = await printed(await renderPoster(model, posterGaps(source, published)));
    expect(pdf.pages).toHaveLength(1);
    const text = pdf.pages[0]?.text ?? '';
    for (const person of ['Zoé', 'Léon', 'Odile', 'Yvette', 'rue des Vignes']) expect(text).not.toContain(person);
    expect(text.match(/01 99 00 12 34/gu)?.length).toBe(10);
    expect(text).not.toContain('À rendre');
  });

  it('prints the deposit form on one page, in the order of the screen', async () => {
    const pdf = await printed(await renderForm(model));
    expect(pdf.pages).toHaveLength(1);
    const text = pdf.pages[0]?.text ?? '';
    const places = [
      '1. Quoi',
      'Demande',
      'En une phrase',
      'Courses',
      '2. Qui',
      'Téléphone',
      'Je suis d’accord',
      '3. Où',
      '4. Précisions',
      'Presse',
      'Quand',
      'Signature',
    ].map((word) => text.indexOf(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(await pdf.sheet(1, 150)).toBe(4172);
  });

  it('says on a poster what may be asked where nobody asks, and calls for helpers where nobody offers', async () => {
    const asked: GapLine[] = [{ category: 'shopping', word: 'Courses', requests: 3, offers: 0 }];
    const none = await printed(await renderPoster(model, []));
    const some = await printed(await renderPoster(model, asked));
    expect(none.pages[0]?.text).toMatch(/Par exemple.*Courses.*Pharmacie/u);
    expect(some.pages[0]?.text).toMatch(/On cherche quelqu’un pour.*3 demandes.*Personne ne propose encore/u);
  });

  it('gives a helper a telephone only with consent to share it', async () => {
    const [first, second] = model.rows;
    const agreed = {
      purpose: 'share-with-helper',
      channel: 'phone',
      wording: '',
      givenAt: '2026-11-20T09:00:00.000Z',
    } as const;
    const known = { ...agreed, purpose: 'keep', withdrawnAt: null } as const;
    const neighbours = new Map(source.neighbours)
      .set(id(1, 0), neighbour(0, { consents: [known, { ...agreed, withdrawnAt: null }] }))
      .set(id(1, 1), neighbour(1, { consents: [known, { ...agreed, withdrawnAt: '2026-11-21T09:00:00.000Z' }] }));
    const helpers = new Map(
      [first, second].map((row, index) => [row?.stop.listingIds[0] ?? '', offers[index]?.listing.id ?? '']),
    );
    const cards = helperCards({ ...source, neighbours }, model, published, helpers);
    expect(cards.map(({ helper, phone }) => [helper, phone])).toEqual([
      ['Zoé M.', '01 99 00 55 44'],
      ['Léon D.', ''],
    ]);
    const pdf = await printed(await renderCards(model, cards));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.pages[0]?.text.match(/01 99 00 55 44/gu)).toHaveLength(1);
  });

  it('makes an addendum that says what to cross out on the sheet that is out, and which doors take their place', async () => {
    const before = paperRound(6);
    const rows = frozenRows(sheetModel(before));
    const now = paperRound(7);
    const edited = [...now.listings.values()][4];
    if (edited) edited.title = 'un colis à prendre à la poste';
    const stops = now.round.stops.filter((_, index) => index !== 2);
    const sheet = { number: 4172, rows, returns: [] } as unknown as Sheet;
    const draft = await draftAddendum(sheet, { ...now, number: 4180, round: { ...now.round, stops } });
    if (!draft.ok) throw new Error(draft.code);
    const pdf = await printed(draft.data.html);
    const text = pdf.pages[0]?.text ?? '';
    expect(pdf.pages).toHaveLength(1);
    expect(text).toContain('Ajout à la feuille 4172');
    expect(text).toContain(`03-${rows[2]?.checkLetter} ${rows[2]?.address}`);
    expect(text).toContain(`remplacées ci-dessous : 05-${rows[4]?.checkLetter}`);
    expect(text).toContain('un colis à prendre à la poste');
    expect(draft.data.rows.map((row) => row.person)).toEqual([rows[4]?.person, expect.any(String)]);
    expect(await pdf.sheet(1, 150)).toBe(4180);
  });

  it('writes the record of a loss and one letter a person, with what was read of each and no more', async () => {
    const lost = {
      number: 417,
      level: 'round-sheet',
      copies: 2,
      rows: [],
      exposed: exposedOnRows(model.rows),
      printedAt: '2026-12-04T16:30:00.000Z',
      stateChangedAt: '2026-12-05T14:10:00.000Z',
    } as unknown as Sheet;
    const loss = lossModel(lost, source.settings);
    const record = await printed(await renderLossRecord(loss));
    expect(record.pages).toHaveLength(1);
    for (const said of ['0417', '3 personnes', 'mardi 8 décembre 2026', '72 heures', 'art. 33', 'Yvette M.']) {
      expect(record.pages[0]?.text).toContain(said);
    }
    const letters = await printed(await renderLossLetters(loss));
    expect(letters.pages).toHaveLength(3);
    letters.pages.forEach(({ text }, index) => {
      model.rows.forEach((row, other) => {
        if (other === index) expect(text).toContain(row.person);
        else expect(text).not.toContain(row.person);
        // Under the name, above the street, as on the other letters.
        if (other === index)
          expect(onOneLine(text)).toContain(onOneLine(`${row.person} ${row.doorLine} ${addressLine(row.place)}`));
      });
      for (const said of ['94230 Cachan', 'votre adresse', '01 99 00 12 34', 'CNIL', 'excuses'])
        expect(text).toContain(said);
    });
    expect(letters.title).not.toMatch(/Yvette|Raymond/u);
  });
});

describe('the letters of an introduction', () => {
  it('are one page each, in the language of each, with what was agreed and whom to call', async () => {
    const introduction = {
      asker: { firstName: 'Hương', phone: '+33199001234', email: null, address: '12 rue des Vignes', consents: [] },
      helper: { firstName: 'Amina', phone: '+33639980102', email: null, address: '3 rue Étienne', consents: [] },
      need: 'courses, sac à porter',
      when: '',
      association: '',
    };
    const letters = (['helper', 'asker'] as const).map((side) => {
      const language = side === 'helper' ? ('en' as const) : ('fr' as const);
      const { subject, body } = introductionMessage(introduction, side, 'letter', language);
      const name = side === 'helper' ? 'Amina Benali' : `Hương ${'Nguyễn-'.repeat(10)}Phạm`;
      return { language, name, address: [introduction[side].address], subject, body };
    });
    const settings = { association: 'Les Voisins', coordinator: 'Monique', phone: '01 99 00 12 34', until: '' };
    const pdf = await printed(await renderIntroductionLetters(letters, settings));
    const texts = pdf.pages.map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('Amina Benali');
    expect(texts[0]).toContain('needs a hand');
    expect(texts[0]).not.toContain('Vignes');
    expect(texts[1]).toContain('Nguyễn');
    expect(texts[1]).toContain('peut vous aider');
    expect(texts[1]).not.toMatch(/06 39|Étienne|Benali/);
    for (const text of texts) expect(text).toContain('01 99 00 12 34');
  });
});

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { renderRoundSheet } from '../../../../renderer/sheets/documents/render-papers.ts';
import { dayWord } from '../../../../shared/domain/day-word.ts';
import { printableText } from '../../../../shared/paper/held-back.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { neighbour, paperRound } from '../../../contract/paper/paper-people.ts';
import { hostileData, poisoned } from '../../../contract/paper/poisoned-round.ts';

describe('what must never be on paper', () => {
  it('does not reach the document, whatever the fields hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostileData, async (hostile) => {
        const html = (await renderRoundSheet(sheetModel(poisoned(hostile)))).toLowerCase();
        for (const word of hostile.secrets) expect(html).not.toContain(word);
        expect(html.replace(/[\s.]/gu, '')).not.toContain(hostile.phone.replace(/[\s.]/gu, '').replace('+33', ''));
        expect(html).not.toContain('onerror');
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the word of the day to the screen: one for a round and its day, on no paper', async () => {
    const words = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const source = paperRound(2, seed);
      const round = { ...source.round, id: source.round.id.replace(/..$/u, String(10 + seed)) };
      const word = dayWord(round);
      expect(word).toMatch(/^\p{L}{3,}$/u);
      words.add(word);
      expect(dayWord({ ...round })).toBe(word);
      const html = await renderRoundSheet(sheetModel({ ...source, round }));
      expect(html).not.toMatch(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'));
    }
    expect(words.size).toBeGreaterThan(20);
  });

  it('escapes markup in what is printed, and carries neither script nor inline style', async () => {
    const source = paperRound(1);
    const [id = ''] = [...source.neighbours.keys()];
    const markup = '<script>alert(1)</script>';
    const people = new Map([[id, neighbour(0, { id, firstName: markup })]]);
    // A name that is none is held back: the markup is in the title of the need, which is printed as it is.
    const listings = new Map([...source.listings].map(([key, one]) => [key, { ...one, title: markup }]));
    const html = await renderRoundSheet(sheetModel({ ...source, neighbours: people, listings }));
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/iu);
  });

  it.each([
    ['appeler le 01 99 00 12 34', 'phone'],
    ['écrire à yvette@exemple.fr', 'e-mail'],
    ['code 45B12 puis à gauche', 'code'],
    ['les clés sont sous le paillasson', 'code'],
    ['sort de l’hôpital', 'health'],
    ['malvoyante, parler fort', 'health'],
    ['vit seule depuis mars', 'alone'],
    ['absente le mardi', 'absence'],
    ['partie chez sa fille', 'absence'],
    ['a 87 ans', 'age'],
    ['née le 3/4/1939', 'age'],
    ['le sac de Madame Martineau', 'name'],
  ])('holds back « %s » (%s)', (text, reason) => {
    expect(printableText(text, ['Martineau'])).toEqual({ text: '', heldBack: reason });
  });

  it.each([
    'un sac à porter',
    '2 pages, noir et blanc',
    'pack d’eau',
    'Câline, petit chien',
    'pavillon, sonner au portail',
  ])('lets « %s » through', (text) => expect(printableText(text, ['Martineau'])).toEqual({ text, heldBack: null }));
});

import fc from '../../properties.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayWord } from '../../../shared/domain/day-word.ts';
import { everyPaper } from './every-paper.ts';
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

describe('hostile data, printed', () => {
  it('never puts on any paper, nor in what its PDF says of itself, what must stay off it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileData, async (hostile) => {
        const source = poisoned(hostile);
        const today = new RegExp(`(?<!\\p{L})${dayWord(source.round)}(?!\\p{L})`, 'iu');
        for (const html of (await everyPaper(source)).values()) {
          const pdf = await readPdf(await press.print(html));
          const said = [
            ...pdf.pages.map(({ text, alternatives }) => `${text} ${alternatives.join(' ')}`),
            pdf.title,
            pdf.metadata,
          ].join(' ');
          await pdf.close();
          expect(said).not.toMatch(today);
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
});

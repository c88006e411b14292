import { describe, expect, it } from 'vitest';
import { createSSRApp, defineComponent } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { i18n } from '../../../../renderer/ui/locale.ts';
import { momentAfter, useNameOfDay } from '../../../../renderer/widgets/round-name.ts';

const usual = { name: 'Tournée du samedi 28 novembre', date: '2026-11-28', time: '10:00' };

describe('the name of a round', () => {
  it('that has the day is followed by the hour alone', () => {
    expect(momentAfter(usual)).toBe('10 h');
    expect(momentAfter({ ...usual, name: 'Les Lilas' })).toBe('samedi 28 novembre, 10 h');
  });

  it('loses its day among those of the day, and nothing else', async () => {
    const names: string[] = [];
    const Screen = defineComponent(() => {
      const nameOfDay = useNameOfDay();
      for (const name of [`${usual.name}, Amina B.`, usual.name, 'Les Lilas'])
        names.push(nameOfDay({ ...usual, name }));
      return () => null;
    });
    await renderToString(createSSRApp(Screen).use(i18n));
    expect(names).toEqual(['Amina B.', usual.name, 'Les Lilas']);
  });
});

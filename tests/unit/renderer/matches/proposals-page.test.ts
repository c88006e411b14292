import { createPinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSSRApp, h, shallowRef } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import { i18n } from '../../../../renderer/ui/locale.ts';
import { closeDatabase, openDatabase } from '../../../../renderer/db/open-database.ts';
import type * as Proposing from '../../../../renderer/matches/use-proposals.ts';
import { forgetEverything } from '../db/fresh-database.ts';

/** What was chosen on the page, and what is on the map by now: drawn anew at another window. */
const map = vi.hoisted(() => ({ chosen: '', drawn: [] as { id: string; name: string }[], loaded: true }));
vi.mock('../../../../renderer/model/shell.ts', () => ({ shell: {} }));
// The panel beside the page needs a window, for its map.
vi.mock('../../../../renderer/widgets/listing/ListingPanel.vue', () => ({ default: { render: () => null } }));
vi.mock('../../../../renderer/model/queries/use-quartiers.ts', () => ({
  useKnownQuartiers: () => ({ value: shallowRef(map.drawn), loaded: shallowRef(map.loaded) }),
  useQuartiers: () => shallowRef(map.drawn),
}));
vi.mock('../../../../renderer/matches/use-proposals.ts', async (original) => {
  const real = await original<typeof Proposing>();
  return {
    ...real,
    useProposals() {
      const desk = real.useProposals();
      void desk.choose(map.chosen);
      return desk;
    },
  };
});

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

async function shown(): Promise<string> {
  const { default: ProposalsPage } = await import('../../../../renderer/matches/ProposalsPage.vue');
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: ProposalsPage }],
  });
  await router.push('/introductions/proposer');
  return renderToString(
    createSSRApp({ render: () => h(ProposalsPage) })
      .use(i18n)
      .use(createPinia())
      .use(router),
  );
}

const gone = 'Ce quartier n’est plus sur la carte';

describe('the proposals of a quartier that is no longer drawn', () => {
  it('say so, keep the choice in sight, and offer the others', async () => {
    Object.assign(map, { chosen: 'coteau', drawn: [{ id: 'plateau', name: 'Le Plateau' }], loaded: true });
    const page = await shown();
    expect(page).toContain(gone);
    expect(page).toMatch(/<option[^>]*value="coteau"[^>]*disabled[^>]*>Quartier effacé</u);
    expect(page).toContain('>Le Plateau<');
  });

  it('say nothing while the quartier is drawn, nor before the map is known', async () => {
    Object.assign(map, { chosen: 'plateau', drawn: [{ id: 'plateau', name: 'Le Plateau' }], loaded: true });
    expect(await shown()).not.toContain(gone);
    Object.assign(map, { chosen: 'coteau', drawn: [], loaded: false });
    expect(await shown()).not.toContain(gone);
  });
});

// @vitest-environment happy-dom
import { createPinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { i18n } from '../../../../renderer/ui/locale.ts';
import { closeDatabase, openDatabase } from '../../../../renderer/db/open-database.ts';
import { issueEdition } from '../../../../renderer/sheets/issue-edition.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { eventually } from '../../eventually.ts';
import { printedSheet } from './printed-sheet.ts';

vi.mock('../../../../renderer/model/shell.ts', () => ({ shell: {} }));
// A frame would load its document.
vi.mock('../../../../renderer/sheets/PaperPreview.vue', () => ({ default: { render: () => null } }));

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

it('offers no paper while the sheet of its address is read: it would be that of the sheet before', async () => {
  const first = await printedSheet(3);
  const second = await issueEdition(first.roundId, 1);
  if (!second.ok) throw new Error(second.code);
  const { default: SheetPage } = await import('../../../../renderer/sheets/SheetPage.vue');
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/feuilles/:id', component: SheetPage },
      { path: '/:any(.*)*', component: { render: () => null } },
    ],
  });
  const app = createApp({ render: () => h(RouterView) });
  app.use(i18n).use(createPinia()).use(router);
  await router.push(`/feuilles/${first.id}`);
  const page = document.createElement('div');
  app.mount(page);
  const title = (number: number) => `Feuille ${String(number).padStart(4, '0')}`;
  await eventually(() => expect(page.querySelector('h1')?.textContent).toContain(title(first.number)));
  expect(page.textContent).toContain('Enregistrer le PDF');

  await router.push(`/feuilles/${second.data.id}`);
  await nextTick();
  expect(page.textContent).not.toContain('Enregistrer le PDF');
  await eventually(() => expect(page.querySelector('h1')?.textContent).toContain(title(second.data.number)));
  expect(page.textContent).toContain('Enregistrer le PDF');
  app.unmount();
});

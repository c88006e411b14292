import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router';
import { countNavigation } from './arrival.ts';
import { i18n, translate } from './locale.ts';
import { watch } from 'vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the words that the window’s title shows. */
    title?: string;
  }
}

/** Each page is its own file, fetched when it is first opened. Nothing personal is ever in an address. */
const pages = import.meta.glob('../*/*Page.vue');

function page(path: string, file: string, title: string): RouteRecordRaw[] {
  const component = pages[`../${file}.vue`];
  return component === undefined ? [] : [{ path, component, meta: { title: `app.pages.${title}` } }];
}

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...page('/', 'home/HomePage', 'home'),
    ...page('/annonces', 'listings/ListingsPage', 'listings'),
    ...page('/annonces/deposer', 'listings/DepositPage', 'deposit'),
    ...page('/voisins', 'neighbours/NeighboursPage', 'neighbours'),
    ...page('/carte', 'map/MapPage', 'map'),
    ...page('/introductions', 'matches/MatchesPage', 'matches'),
    ...page('/tournees', 'rounds/RoundsPage', 'rounds'),
    ...page('/tournees/:id', 'rounds/RoundPage', 'round'),
    ...page('/feuilles', 'sheets/SheetsPage', 'sheets'),
    ...page('/feuilles/retour', 'sheets/ReturnEntryPage', 'returnEntry'),
    ...page('/feuilles/:id', 'sheets/SheetPage', 'sheet'),
    ...page('/echanges', 'sync/SyncPage', 'sync'),
    ...page('/reglages', 'settings/SettingsPage', 'settings'),
    ...page('/aide', 'home/HelpPage', 'help'),
    { path: '/:rest(.*)', redirect: '/' },
  ],
});

function nameWindow(): void {
  const title = router.currentRoute.value.meta.title;
  document.title = title === undefined ? 'Palier' : `${translate(title)} · Palier`;
}

router.afterEach((to, from) => {
  if (to.path !== from.path || from.matched.length === 0) countNavigation();
  nameWindow();
});
watch(i18n.global.locale, nameWindow);

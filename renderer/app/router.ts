import { watch } from 'vue';
import { createRouter, createWebHashHistory, type RouteComponent, type RouteRecordRaw } from 'vue-router';
import { countNavigation } from '../ui/arrival.ts';
import { i18n, translate } from '../ui/locale.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the words that the window’s title shows. */
    title?: string;
  }
}

function page(path: string, title: string, component: () => Promise<RouteComponent>): RouteRecordRaw {
  return { path, component, meta: { title: `app.pages.${title}` } };
}

/** Each page is fetched when it is first opened. Nothing personal is ever in an address. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    page('/', 'home', () => import('../home/HomePage.vue')),
    page('/annonces', 'listings', () => import('../listings/ListingsPage.vue')),
    page('/annonces/deposer', 'deposit', () => import('../deposit/DepositPage.vue')),
    page('/voisins', 'neighbours', () => import('../neighbours/NeighboursPage.vue')),
    page('/carte', 'map', () => import('../places/MapPage.vue')),
    page('/introductions', 'matches', () => import('../matches/MatchesPage.vue')),
    page('/introductions/propositions', 'proposals', () => import('../matches/ProposalsPage.vue')),
    page('/tournees', 'rounds', () => import('../rounds/RoundsPage.vue')),
    page('/tournees/jour/:date', 'rounds', () => import('../rounds/DayPage.vue')),
    page('/tournees/:id', 'round', () => import('../rounds/RoundPage.vue')),
    page('/feuilles', 'sheets', () => import('../sheets/SheetsPage.vue')),
    page('/feuilles/retour', 'returnEntry', () => import('../returns/ReturnEntryPage.vue')),
    page('/feuilles/:id', 'sheet', () => import('../sheets/SheetPage.vue')),
    page('/echanges', 'sync', () => import('../exchanges/SyncPage.vue')),
    page('/reglages', 'settings', () => import('../settings/SettingsPage.vue')),
    page('/aide', 'help', () => import('../home/HelpPage.vue')),
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

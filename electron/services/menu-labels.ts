import type { ShellCommand } from '../../shared/shell.ts';

/** Words of the menu and of the system's own boxes. Electron translates none of its roles on Windows and Linux. */
export interface MenuLabels {
  readonly menus: { file: string; edit: string; view: string; window: string; help: string };
  readonly commands: Readonly<Record<ShellCommand, string>>;
  readonly updates: {
    found(version: string): string;
    readonly ready: string;
    readonly download: string;
    readonly restart: string;
    readonly later: string;
  };
  /** When the page has died or does not answer. */
  readonly trouble: Readonly<Record<'gone' | 'hangs' | 'kept' | 'reload' | 'quit' | 'wait', string>>;
  readonly roles: Readonly<
    Record<
      | 'about'
      | 'services'
      | 'hide'
      | 'hideOthers'
      | 'unhide'
      | 'quit'
      | 'close'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'selectAll'
      | 'reload'
      | 'resetZoom'
      | 'zoomIn'
      | 'zoomOut'
      | 'togglefullscreen'
      | 'minimize',
      string
    >
  >;
}

const french: MenuLabels = {
  menus: { file: 'Fichier', edit: 'Édition', view: 'Affichage', window: 'Fenêtre', help: 'Aide' },
  commands: {
    deposit: 'Déposer une annonce',
    search: 'Chercher',
    print: 'Imprimer…',
    undo: 'Annuler',
    redo: 'Rétablir',
    history: 'Ce qui a été fait…',
    synchronise: 'Échanger avec la ville',
    lock: 'Verrouiller',
    settings: 'Réglages',
    help: 'Aide de Palier',
  },
  updates: {
    found: (version) => `Palier ${version} est disponible. Le télécharger maintenant ?`,
    ready: 'La nouvelle version est prête. Redémarrer Palier maintenant ? Tout est enregistré.',
    download: 'Télécharger',
    restart: 'Redémarrer',
    later: 'Plus tard',
  },
  trouble: {
    gone: 'La page de Palier s’est arrêtée.',
    hangs: 'La page de Palier ne répond plus.',
    kept: 'Ce qui était enregistré l’est toujours. La phrase de passe sera demandée.',
    reload: 'Rouvrir la page',
    quit: 'Fermer Palier',
    wait: 'Attendre encore',
  },
  roles: {
    about: 'À propos de Palier',
    services: 'Services',
    hide: 'Masquer Palier',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter Palier',
    close: 'Fermer la fenêtre',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    reload: 'Recharger',
    resetZoom: 'Taille normale',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    togglefullscreen: 'Plein écran',
    minimize: 'Placer dans la barre',
  },
};

const english: MenuLabels = {
  menus: { file: 'File', edit: 'Edit', view: 'View', window: 'Window', help: 'Help' },
  commands: {
    deposit: 'Add a listing',
    search: 'Search',
    print: 'Print…',
    undo: 'Undo',
    redo: 'Redo',
    history: 'What was done…',
    synchronise: 'Exchange with the town',
    lock: 'Lock',
    settings: 'Settings',
    help: 'Palier help',
  },
  updates: {
    found: (version) => `Palier ${version} is available. Download it now?`,
    ready: 'The new version is ready. Restart Palier now? Everything is saved.',
    download: 'Download',
    restart: 'Restart',
    later: 'Later',
  },
  trouble: {
    gone: 'Palier’s page has stopped.',
    hangs: 'Palier’s page no longer answers.',
    kept: 'What was saved still is. The passphrase will be asked for.',
    reload: 'Open the page again',
    quit: 'Close Palier',
    wait: 'Wait a little longer',
  },
  roles: {
    about: 'About Palier',
    services: 'Services',
    hide: 'Hide Palier',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    quit: 'Quit Palier',
    close: 'Close window',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    reload: 'Reload',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    togglefullscreen: 'Full screen',
    minimize: 'Minimise',
  },
};

/** French unless the system speaks English. */
export function menuLabels(locale: string): MenuLabels {
  return /^en\b/i.test(locale) ? english : french;
}

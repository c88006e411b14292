import { createI18n } from 'vue-i18n';
import { frenchSpacesOnScreen } from '../../shared/text/french-spaces.ts';

type Words = { [key: string]: string | Words };
interface FolderMessages {
  readonly default: Readonly<Record<Locale, Words>>;
}

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Each feature folder keeps its own words; they are found under the folder’s name: `t('listings.title')`. */
const folders = import.meta.glob<FolderMessages>('../*/messages.ts', { eager: true });

function wordsOf(locale: Locale): Words {
  const merged: Words = {};
  for (const [path, module] of Object.entries(folders)) {
    // This folder's own file is found under « ./ ».
    const folder = path === './messages.ts' ? 'ui' : (path.split('/').at(-2) ?? path);
    merged[folder] = locale === 'fr' ? spaced(module.default.fr) : module.default[locale];
  }
  return merged;
}

function spaced(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? frenchSpacesOnScreen(value) : spaced(value),
    ]),
  );
}

/** In French, nought and one are singular. Three choices are: none, one, several. */
function frenchPlural(count: number, choices: number): number {
  if (choices === 3) return count === 0 ? 0 : count < 2 ? 1 : 2;
  return count < 2 ? 0 : 1;
}

/** Messages are compiled to syntax trees, never to code: the policy forbids `eval`. */
export const i18n = createI18n({
  legacy: false,
  locale: 'fr' as Locale,
  fallbackLocale: 'fr',
  messages: { fr: wordsOf('fr'), en: wordsOf('en') } as Record<string, Words>,
  pluralRules: { fr: frenchPlural },
});

export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale;
}

export function speak(locale: Locale): void {
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** For plain functions; components use `useI18n()`. */
export function translate(key: string, named: Record<string, unknown> = {}, plural?: number): string {
  return plural === undefined ? i18n.global.t(key, named) : i18n.global.t(key, named, plural);
}

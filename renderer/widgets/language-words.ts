import { currentLocale } from '../ui/locale.ts';

/** Languages that are often spoken here, offered first; any other tag is kept as it is. */
export const offeredLanguages = ['fr', 'en', 'ar', 'pt', 'es', 'it', 'tr', 'vi', 'zh', 'ta', 'uk', 'ro', 'bm'] as const;

/** « français et vietnamien ». */
export function useLanguageWords(): (tags: readonly string[]) => string {
  return (tags) => {
    const names = new Intl.DisplayNames(currentLocale(), { type: 'language' });
    return new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(
      tags.map((tag) => names.of(tag) ?? tag),
    );
  };
}

import { useI18n } from 'vue-i18n';
import { currentLocale } from './locale.ts';

/** « 240 m », « 1,3 km ». */
export function useMetresWords(): (metres: number) => string {
  const { t } = useI18n();
  return (metres) => {
    if (metres < 995) return t('listings.metres', { n: Math.round(metres / 10) * 10 });
    const kilometres = new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 1 }).format(metres / 1000);
    return t('listings.kilometres', { n: kilometres });
  };
}

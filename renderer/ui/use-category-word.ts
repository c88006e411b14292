import { useI18n } from 'vue-i18n';
import { isKnownCategory } from '../../shared/domain/category.ts';

/** The word of a category. One that a city has added is shown as it is named: « garde-meuble » → « Garde meuble ». */
export function useCategoryWord(): (category: string) => string {
  const { t } = useI18n();
  return (category) => {
    if (isKnownCategory(category)) return t(`ui.category.${category}`);
    const words = category.replaceAll('-', ' ');
    return words.charAt(0).toLocaleUpperCase() + words.slice(1);
  };
}

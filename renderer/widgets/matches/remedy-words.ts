import { useI18n } from 'vue-i18n';
import type { RuleCode } from '../../../shared/matching/rules.ts';
import { currentLocale } from '../../ui/locale.ts';

/** Nothing changes these. */
const final: ReadonlySet<RuleCode> = new Set(['same-person', 'refused-before', 'failed-before']);

/** What would have to change for two people to be introduced; empty where nothing can be done about one of the rules. */
export function useRemedyWords(): (because: readonly RuleCode[]) => string {
  const { t } = useI18n();
  return (because) => {
    if (because.some((code) => final.has(code))) return '';
    const remedies = because.map((code) => t(`matches.remedies.${code}`));
    const all = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(remedies);
    return t('matches.ifOnly', { remedies: all });
  };
}

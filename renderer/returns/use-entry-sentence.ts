import { useI18n } from 'vue-i18n';
import { rowLabel } from '../../shared/domain/check-letter.ts';
import { listOf } from '../../shared/paper/paper-words.ts';
import type { EntryAnswer } from './use-return-entry.ts';
import type { Noted } from '../../shared/paper/parse-entry.ts';

/** What happened to the line just typed, in a sentence. */
export function useEntrySentence(): (answer: EntryAnswer | null) => string {
  const { t } = useI18n();
  const word = ({ outcome, helped }: Noted) =>
    [t(`returns.outcomes.${outcome}`), helped ? t('returns.helped') : ''].filter(Boolean).join(', ');
  const rows = (numbers: readonly number[]) => listOf(numbers.map(rowLabel), 'ou');

  return (said) => {
    switch (said?.type) {
      case undefined:
        return '';
      case 'entered': {
        const [first = 0] = said.numbers;
        const count = said.numbers.length;
        const noted = { outcome: word(said.noted), number: rowLabel(first), n: count };
        return [
          count === 1 ? t('returns.entered', noted) : t('returns.enteredMany', noted, count),
          said.changed > 0 ? t('returns.changed', { n: said.changed }, said.changed) : '',
          said.ended > 0 ? t('returns.ended', { n: said.ended }, said.ended) : '',
          said.unchanged > 0 ? t('returns.unchanged', { n: said.unchanged }, said.unchanged) : '',
        ]
          .filter(Boolean)
          .join(' ');
      }
      case 'undone':
        return t('returns.undone', { numbers: said.numbers.map(rowLabel).join(', ') });
      case 'not-undone':
        return t(`app.history.problem.${said.code}`);
      case 'nothing-remains':
        return t('returns.nothingRemains');
      case 'refused':
        return t(`returns.problems.${said.code}`);
      case 'wrong-letter': {
        const refusal = t('returns.wrongLetter', { number: rowLabel(said.number), letter: said.letter });
        const instead = said.instead.slice(0, 2);
        return instead.length === 0 ? refusal : `${refusal} ${t('returns.maybe', { rows: rows(instead) })}`;
      }
      case 'no-such-row':
        return t('returns.noSuchRow', { last: said.last });
      case 'already':
        return t('returns.already', { number: rowLabel(said.number), outcome: word(said.noted) });
      case 'closed-since':
        return t('returns.closedSince', { number: rowLabel(said.number) });
      case 'typed-since':
        return t('returns.typedSince', { number: rowLabel(said.number) });
      case 'failed':
        return t('returns.failed');
    }
  };
}

import { useI18n } from 'vue-i18n';
import type { Availability, Contact, ListingFields } from '../../../shared/domain/listing.ts';
import type { Location } from '../../../shared/domain/place.ts';
import { currentLocale } from '../../ui/locale.ts';
import { useLanguageWords } from '../language-words.ts';
import { useCategoryWord } from '../../ui/use-category-word.ts';

export interface FieldWords {
  /** « Phrase », « État »: the name of a field. */
  name(field: keyof ListingFields): string;
  /** A value of that field as people read it. `kind` chooses the words of a state. */
  value(field: keyof ListingFields, value: unknown, kind?: 'offer' | 'request'): string;
}

/** Fields of a listing in words, for whoever has to choose between two of them. */
export function useFieldWords(): FieldWords {
  const { t, n } = useI18n();
  const categoryWord = useCategoryWord();
  const languages = useLanguageWords();
  const list = (words: string[]) => new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(words);

  function availability({ days, parts }: Availability): string {
    const words = [
      list(days.map((day) => t(`ui.weekday.${day}`))),
      list(parts.map((part) => t(`ui.dayPart.${part}`))),
    ].filter(Boolean);
    return words.length === 0 ? t('exchanges.value.whenever') : words.join(', ');
  }

  function shown(field: keyof ListingFields, value: unknown, kind: 'offer' | 'request'): string {
    switch (field) {
      case 'kind':
        return t(`ui.kind.${value as string}`);
      case 'category':
        return categoryWord(value as string);
      case 'status':
        return t(`ui.status.${kind}.${value as string}`);
      case 'urgency':
        return t(`ui.urgency.${value as string}`);
      case 'availability':
        return availability(value as Availability);
      case 'languages':
        return languages(value as string[]);
      case 'walkingLimit':
        return t('exchanges.value.metres', { n: n(value as number) });
      case 'location':
        return (value as Location).label || t('exchanges.value.unnamedPlace');
      case 'contact': {
        const { name, phone, email } = value as Contact;
        return [name, phone, email].filter(Boolean).join(' · ');
      }
      default:
        return String(value);
    }
  }

  return {
    name: (field) => t(`exchanges.field.${field}`),
    value: (field, value, kind = 'request') =>
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
        ? t('exchanges.value.nothing')
        : shown(field, value, kind),
  };
}

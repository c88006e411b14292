import { useI18n } from 'vue-i18n';
import type { Door } from '../../shared/domain/place.ts';
import { currentLocale } from '../ui/locale.ts';

/** « bât. B, 4e étage, porte 12 »; empty when nothing is known of the door. */
export function useDoorWords(): (door: Door | null) => string {
  const { t } = useI18n();
  return (door) => {
    if (door === null) return '';
    const { building, entrance, floor, door: name } = door;
    return [
      building ? t('neighbours.door.building', { name: building }) : '',
      entrance ? t('neighbours.door.entrance', { name: entrance }) : '',
      floor === null ? '' : floorWords(floor),
      name ? t('neighbours.door.door', { name }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  };

  function floorWords(floor: number): string {
    if (floor === 0) return t('neighbours.door.ground');
    if (floor < 0) return t('neighbours.door.below', { n: -floor });
    return t('neighbours.door.floor', { nth: ordinal(floor) });
  }

  function ordinal(n: number): string {
    if (currentLocale() === 'fr') return n === 1 ? '1er' : `${n}e`;
    const ending = { one: 'st', two: 'nd', few: 'rd' } as Readonly<Record<string, string>>;
    return `${n}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`;
  }
}

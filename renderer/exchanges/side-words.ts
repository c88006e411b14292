import * as v from 'valibot';
import { useI18n } from 'vue-i18n';
import type { Listing } from '../../shared/domain/listing.ts';
import { locationSchema } from '../../shared/domain/place.ts';
import { walkingMetres } from '../../shared/routing/walking-metres.ts';
import { useMetresWords } from '../ui/metres-words.ts';
import type { OpenConflict, ConflictVersion } from '../model/queries/open-conflicts.ts';
import { useFieldWords } from '../widgets/city/use-field-words.ts';

export interface SideText {
  readonly text: string;
  /** What it is compared with: the city’s words; for the city’s, ours. */
  readonly against: string | undefined;
}

/** What each side of a conflict says, as people read it. */
export function useSideWords(): (conflict: OpenConflict) => readonly SideText[] {
  const { t } = useI18n();
  const words = useFieldWords();
  const metres = useMetresWords();

  function textOf({ field, kind, listed, sides }: OpenConflict, side: ConflictVersion): string {
    if (field === 'deleted') return deletionWords(side);
    if (!listed && side.who === 'theirs') return t('exchanges.conflict.deleted.theirs');
    const text = words.value(field, side.value, kind);
    return field === 'location' ? `${text}${movedWords(sides[0], side)}` : text;
  }

  function deletionWords({ who, value }: ConflictVersion): string {
    if (value === null || typeof value !== 'object')
      return t(`exchanges.conflict.deleted.${who === 'theirs' ? 'theirs' : 'ours'}`);
    const { title = '', description = '', location } = value as Partial<Listing>;
    return [t('exchanges.conflict.changed', { title }), description, location?.label].filter(Boolean).join('\n');
  }

  /** Two places of one address look alike; how far apart they are tells them apart. */
  function movedWords(city: ConflictVersion | undefined, side: ConflictVersion): string {
    const here = v.safeParse(locationSchema, side.value);
    const there = v.safeParse(locationSchema, city?.value);
    if (side === city || !here.success || !there.success || here.output.label !== there.output.label) return '';
    return ` (${t('exchanges.conflict.moved', { far: metres(walkingMetres(there.output, here.output)) })})`;
  }

  return (conflict) => {
    const texts = conflict.sides.map((side) => textOf(conflict, side));
    return texts.map((text, index) => ({ text, against: index === 0 ? texts[1] : texts[0] }));
  };
}

import { isKnownCategory } from '../domain/category.ts';
import type { Availability, DayPart, Weekday } from '../domain/listing.ts';
import type { Door } from '../domain/place.ts';
import type { Outcome } from '../domain/round.ts';
import { roundMinutes } from '../routing/round-minutes.ts';
import { dateInWords } from '../text/date-in-words.ts';
import { frenchCategories, frenchWeekdays } from './french-words.ts';
import { languageWords } from './language-words.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  seen: 'vu',
  absent: 'absent',
  refused: 'refus',
  'call-back': 'à rappeler',
  'no-access': 'inaccessible',
  moved: 'n’habite plus ici',
  'do-not-contact': 'ne plus contacter',
};

/** « Courses »; a category that the city added is shown as it is named. */
export function categoryOnPaper(category: string): string {
  return isKnownCategory(category) ? frenchCategories[category] : capital(category.replaceAll('-', ' '));
}

const partWords: Readonly<Record<DayPart, string>> = {
  morning: 'le matin',
  afternoon: 'l’après-midi',
  evening: 'le soir',
};
const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** « mardi ou jeudi, le matin »; empty for « whenever ». */
export function availabilityOnPaper({ days, parts }: Availability): string {
  const order = Object.keys(frenchWeekdays) as Weekday[];
  const sorted = order.filter((day) => days.includes(day));
  const onlyWorkdays = sorted.length === 5 && workdays.every((day) => sorted.includes(day));
  const onlyWeekend = sorted.length === 2 && sorted.includes('sat') && sorted.includes('sun');
  const dayWords = onlyWorkdays
    ? ['en semaine']
    : onlyWeekend
      ? ['le week-end']
      : sorted.map((day) => frenchWeekdays[day]);
  const chosen = (['morning', 'afternoon', 'evening'] as const).filter((part) => parts.includes(part));
  return [
    sorted.length === 7 ? '' : listOf(dayWords, 'ou'),
    chosen.length === 3
      ? ''
      : listOf(
          chosen.map((part) => partWords[part]),
          'ou',
        ),
  ]
    .filter(Boolean)
    .join(', ');
}

/** « parle soninké et français »; nothing when French alone is known. */
export function languagesOnPaper(tags: readonly string[]): string {
  const others = [...new Set(tags.map((tag) => tag.split('-')[0]?.toLowerCase() ?? ''))].filter((tag) =>
    /^[a-z]{2,3}$/u.test(tag),
  );
  if (others.every((tag) => tag === 'fr')) return '';
  const spoken = others.map((tag) => languageWords[tag] ?? '').filter((word) => word !== '');
  return spoken.every((word) => word === languageWords['fr']) ? '' : `parle ${listOf(spoken.slice(0, 3), 'et')}`;
}

/** « bât. B · 4e étage · porte 42 · à gauche ». */
export function doorOnPaper(door: Door): string {
  return [buildingOnPaper(door.building), door.entrance, floorOnPaper(door.floor), doorName(door.door)]
    .filter(Boolean)
    .join(' · ');
}

export function buildingOnPaper(building: string): string {
  if (building === '') return '';
  return /^(?:b[aâ]t|bt\b|tour|bloc|imm|pav)/iu.test(building) ? building : `bât. ${building}`;
}

function floorOnPaper(floor: number | null): string {
  if (floor === null) return '';
  if (floor === 0) return 'rez-de-chaussée';
  if (floor < 0) return floor === -1 ? 'sous-sol' : `${-floor}e sous-sol`;
  return floor === 1 ? '1er étage' : `${floor}e étage`;
}

function doorName(door: string): string {
  return /^[\dA-Z]{1,6}$/u.test(door) ? `porte ${door}` : door;
}

/** « samedi 5 décembre ». */
export function dayOnPaper(date: string): string {
  return dateInWords('fr', { weekday: 'long', day: 'numeric', month: 'long' }, Date.parse(`${date}T12:00:00`));
}

/** « 4 décembre 2026 à 16 h 30 », with the day of the week where it matters; the laptop’s own time. */
export function instantOnPaper(at: string, weekday = false): string {
  const style: Intl.DateTimeFormatOptions = {
    ...(weekday && { weekday: 'long' }),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  };
  return dateInWords('fr', style, Date.parse(at));
}

/** « environ 1 h 17, dont 1,4 km à pied »: the same minutes as on the screens. */
export function effortOnPaper(doors: number, metres: number): string {
  const minutes = roundMinutes(metres, doors);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const time = hours === 0 ? `${rest} min` : `${hours} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
  return metres < 10 ? `environ ${time}` : `environ ${time}, dont ${distanceOnPaper(metres)} à pied`;
}

export function distanceOnPaper(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  return `${new Intl.NumberFormat('fr', { maximumFractionDigits: 1 }).format(metres / 1000)} km`;
}

export function listOf(parts: readonly string[], last: 'et' | 'ou'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
}

export function counted(count: number, one: string, several: string): string {
  return `${count} ${count < 2 ? one : several}`;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

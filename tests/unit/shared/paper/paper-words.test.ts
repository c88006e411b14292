import { describe, expect, it } from 'vitest';
import { knownCategories } from '../../../../shared/domain/category.ts';
import { type DayPart, dayParts, type Weekday, weekdays } from '../../../../shared/domain/listing.ts';
import { languageWords } from '../../../../shared/paper/language-words.ts';
import {
  availabilityOnPaper,
  buildingOnPaper,
  capital,
  categoryOnPaper,
  counted,
  dayOnPaper,
  distanceOnPaper,
  doorOnPaper,
  effortOnPaper,
  instantOnPaper,
  languagesOnPaper,
  listOf,
  outcomeWords,
} from '../../../../shared/paper/paper-words.ts';
import { hourInWords } from '../../../../shared/text/hour-in-words.ts';

describe('when somebody may be helped', () => {
  const said = (days: readonly Weekday[], parts: readonly DayPart[] = []) =>
    availabilityOnPaper({ days: [...days], parts: [...parts] });

  it('is days and parts of the day, in the order of the week, whichever was chosen first', () => {
    expect(said(['thu', 'tue'], ['morning'])).toBe('mardi ou jeudi, le matin');
    expect(said(['fri', 'mon', 'wed'])).toBe('lundi, mercredi ou vendredi');
    expect(said([], ['evening', 'morning'])).toBe('le matin ou le soir');
    expect(said(['sat'], ['afternoon'])).toBe('samedi, l’après-midi');
    expect(weekdays.map((day) => said([day]))).toEqual([
      ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    ]);
  });

  it('is nothing where it is whenever', () => {
    expect(said([])).toBe('');
    expect(said(weekdays, dayParts)).toBe('');
  });

  it('is a word where the days have one', () => {
    expect(said(['fri', 'thu', 'wed', 'tue', 'mon'])).toBe('en semaine');
    expect(said(['sun', 'sat'], ['evening'])).toBe('le week-end, le soir');
    expect(said(['mon', 'tue', 'wed', 'thu', 'sat'])).toBe('lundi, mardi, mercredi, jeudi ou samedi');
    expect(said(['sat', 'mon'])).toBe('lundi ou samedi');
    expect(said(['sun', 'mon'])).toBe('lundi ou dimanche');
    expect(said(['fri', 'sat', 'sun'])).toBe('vendredi, samedi ou dimanche');
  });
});

describe('the languages of a person', () => {
  it('are told where French alone would not do', () => {
    expect(languagesOnPaper(['snk', 'fr'])).toBe('parle soninké et français');
    expect(languagesOnPaper(['ar'])).toBe('parle arabe');
    expect(languagesOnPaper(['fr', 'en', 'pt'])).toBe('parle français, anglais et portugais');
    expect(languagesOnPaper(['ar', 'ku', 'tr', 'fr'])).toBe('parle arabe, kurde et turc');
  });

  it('are not told where French is all that is known', () => {
    for (const tags of [[], ['fr'], ['FR'], ['fr-FR', 'fr-CA'], ['xx', 'fr'], ['xx'], ['']])
      expect(languagesOnPaper(tags), tags.join()).toBe('');
  });

  it('are named once each, whatever country their tag says', () => {
    expect(languagesOnPaper(['pt-BR', 'pt-PT', 'PT'])).toBe('parle portugais');
  });

  it('have a word each, and no two the same', () => {
    const words = Object.values(languageWords);
    expect(words.filter((word) => !/^\p{Ll}[\p{Ll} ]+$/u.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
    expect(Object.keys(languageWords).filter((tag) => !/^[a-z]{2,3}$/.test(tag))).toEqual([]);
  });
});

describe('a door', () => {
  const door = { building: '', entrance: '', floor: null, door: '' };
  it('says each part once, from the street up', () => {
    expect(doorOnPaper({ building: 'B', entrance: 'à gauche', floor: 4, door: '42' })).toBe(
      'bât. B · à gauche · 4e étage · porte 42',
    );
    expect(doorOnPaper(door)).toBe('');
  });

  it.each([
    [0, 'rez-de-chaussée'],
    [1, '1er étage'],
    [2, '2e étage'],
    [-1, 'sous-sol'],
    [-2, '2e sous-sol'],
    [null, ''],
  ])('floor %s is « %s »', (floor, shown) => expect(doorOnPaper({ ...door, floor })).toBe(shown));

  it.each([
    ['42', 'porte 42'],
    ['B', 'porte B'],
    ['B12', 'porte B12'],
    ['ABC1234', 'ABC1234'],
    ['porte gauche', 'porte gauche'],
    ['b', 'b'],
  ])('« %s » is « %s »', (name, shown) => expect(doorOnPaper({ ...door, door: name })).toBe(shown));

  it.each([
    ['B', 'bât. B'],
    ['bât B', 'bât B'],
    ['BATIMENT 3', 'BATIMENT 3'],
    ['bt 3', 'bt 3'],
    ['Tour Nord', 'Tour Nord'],
    ['bloc 2', 'bloc 2'],
    ['immeuble Le Parc', 'immeuble Le Parc'],
    ['pavillon', 'pavillon'],
    ['Les Lilas', 'bât. Les Lilas'],
    ['btx', 'bât. btx'],
    ['', ''],
  ])('building « %s » is « %s »', (building, shown) => expect(buildingOnPaper(building)).toBe(shown));
});

describe('a number on paper', () => {
  it('of metres is rounded to ten, never less than ten, and in kilometres from one on', () => {
    expect([0, 4, 14, 16, 994, 999].map(distanceOnPaper)).toEqual(['10 m', '10 m', '10 m', '20 m', '990 m', '1000 m']);
    expect([1000, 1449, 12_345].map(distanceOnPaper)).toEqual(['1 km', '1,4 km', '12,3 km']);
  });

  it('of minutes is in hours from sixty on, with the walk where there is one', () => {
    expect(effortOnPaper(3, 0)).toBe('environ 15 min');
    expect(effortOnPaper(3, 9)).toBe('environ 15 min');
    expect(effortOnPaper(3, 10)).toBe('environ 15 min, dont 10 m à pied');
    expect(effortOnPaper(12, 1400)).toBe('environ 1 h 19, dont 1,4 km à pied');
    expect(effortOnPaper(12, 0)).toBe('environ 1 h');
    expect(effortOnPaper(13, 0)).toBe('environ 1 h 05');
    expect(effortOnPaper(24, 0)).toBe('environ 2 h');
  });

  it('agrees with what it counts', () => {
    expect([0, 1, 2].map((count) => counted(count, 'porte', 'portes'))).toEqual(['0 porte', '1 porte', '2 portes']);
  });
});

describe('a moment on paper', () => {
  it('is a day, an hour, or both, in words', () => {
    expect(dayOnPaper('2026-12-05')).toBe('samedi 5 décembre');
    expect(dayOnPaper('2026-12-01')).toBe('mardi 1er décembre');
    expect(['10:30', '09:05', '10:00', '00:15'].map((time) => hourInWords('fr', time))).toEqual([
      '10 h 30',
      '9 h 05',
      '10 h',
      '0 h 15',
    ]);
    // The laptop’s own time: any hour of that day will do.
    expect(instantOnPaper('2026-12-04T12:30:00')).toBe('4 décembre 2026 à 12 h 30');
    expect(instantOnPaper('2026-12-04T12:30:00', true)).toBe('vendredi 4 décembre 2026 à 12 h 30');
  });
});

describe('words of paper', () => {
  it('join in a list as French does', () => {
    expect(listOf([], 'et')).toBe('');
    expect(listOf(['a'], 'et')).toBe('a');
    expect(listOf(['a', 'b'], 'ou')).toBe('a ou b');
    expect(listOf(['a', 'b', 'c'], 'et')).toBe('a, b et c');
  });

  it('begin with a capital that keeps its accent', () => {
    expect(capital('école')).toBe('École');
    expect(capital('')).toBe('');
    expect(capital('12 rue')).toBe('12 rue');
  });

  it('have one for each category that every city knows, and show another as the city names it', () => {
    expect(knownCategories.map(categoryOnPaper)).toEqual([
      'Courses',
      'Pharmacie',
      'Promener un chien',
      'Imprimer',
      'Petites commissions',
      'Visite, compagnie',
      'Accompagner, conduire',
      'Papiers, démarches',
      'Petits travaux',
      'Garde d’enfants',
      'Autre',
    ]);
    expect(categoryOnPaper('repair-cafe-velo')).toBe('Repair cafe velo');
  });

  it('have one for each box of the return', () => {
    expect(Object.values(outcomeWords)).toEqual([
      ...['vu', 'absent', 'refus', 'à rappeler', 'inaccessible', 'n’habite plus ici', 'ne plus contacter'],
    ]);
  });
});

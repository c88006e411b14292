import { describe, expect, it } from 'vitest';
import { guessCategory } from '../../../../shared/domain/guess-category.ts';
import { healthWords } from '../../../../shared/domain/health-words.ts';

describe('the category of a sentence', () => {
  it.each([
    ['Courses, sac à porter', 'shopping'],
    ['Aller chercher les courses à la pharmacie', 'pharmacy'],
    ['Mes médicaments sur ordonnance', 'pharmacy'],
    ['Promener Câline, petit chien', 'dog-walking'],
    ['IMPRIMER deux pages', 'printing'],
    ['Poster une lettre', 'errands'],
    ['Une visite, un café', 'company'],
    ['Je conduis le samedi', 'transport'],
    ['Remplir un dossier', 'paperwork'],
    ['Changer une ampoule', 'repairs'],
    ['Aide aux devoirs', 'childcare'],
    ['Pick up my prescription', 'pharmacy'],
    ['Walk the dog on Sundays', 'dog-walking'],
    ['Someone to talk to', 'company'],
  ])('%s → %s', (sentence, category) => {
    expect(guessCategory(sentence)).toBe(category);
  });

  it('says nothing when no word is known', () => {
    expect(guessCategory('Bonjour')).toBeNull();
    expect(guessCategory('')).toBeNull();
  });

  it('does not find short words inside long ones', () => {
    expect(guessCategory('un painting')).toBeNull();
    expect(guessCategory('carton')).toBeNull();
  });
});

describe('health words', () => {
  it('finds them as they were typed, once each', () => {
    expect(healthWords('Diabétique, marche mal ; diabète depuis 2010. Diabète.')).toEqual([
      'Diabétique',
      'diabète',
      'Diabète',
    ]);
  });

  it('leaves everyday words alone', () => {
    expect(healthWords('Courses le mardi, sonner deux fois, porte bleue')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readName } from '../../../../shared/domain/person-name.ts';
import { exposedFields } from '../../../../shared/domain/sheet.ts';
import { fieldWords, levelWords, notOnIt, yourFieldWords } from '../../../../shared/paper/loss-words.ts';
import { contactOnPaper, walkerOnPaper, wordsOffPaper } from '../../../../shared/paper/person-on-paper.ts';
import { noteCommune, postalCommune, type StreetCommunes, communeOf } from '../../../../shared/paper/postal-commune.ts';

describe('the commune under a street', () => {
  const communes: StreetCommunes = new Map();
  noteCommune(communes, { street: 'Rue des Vignes', postcode: '94230', city: 'Cachan' });
  noteCommune(communes, { street: 'Rue du Parc', postcode: '94230', city: 'Cachan' });
  noteCommune(communes, { street: 'R. DU PARC', postcode: '94240', city: 'L’Haÿ-les-Roses' });
  noteCommune(communes, { street: 'Rue du Bois', postcode: '', city: 'Arcueil' });

  it('is the one that the address says', () => {
    expect(postalCommune('3 rue des Vignes, 75012 Paris', communes, 'Cachan')).toBe('75012 Paris');
  });

  it('is the one that the address base knows, where it knows one', () => {
    expect(postalCommune('3 rue des Vignes', communes, '')).toBe('94230 Cachan');
    expect(postalCommune('3 RUE DES VIGNES', communes, 'Arcueil')).toBe('94230 Cachan');
    expect(postalCommune('3 rue du Bois', communes, '')).toBe('Arcueil');
    expect(postalCommune('3 rue Inconnue', communes, 'Cachan')).toBe('');
  });

  it('of several is the one that is named in the address, else that of the association’s commune', () => {
    expect(postalCommune('3 rue du Parc, 94240', communes, 'Cachan')).toBe('94240 L’Haÿ-les-Roses');
    expect(postalCommune('3 rue du Parc', communes, 'Cachan')).toBe('94230 Cachan');
    expect(postalCommune('3 rue du Parc', communes, 'Arcueil')).toBe('');
    expect(postalCommune('3 rue du Parc', communes, '')).toBe('');
  });

  it('is in small letters where it was shouted, with the small words that French has', () => {
    expect(communeOf('1 rue A, 94160 SAINT-MANDÉ')).toBe('94160 Saint-Mandé');
    expect(communeOf('1 rue A, 77000 LA ROCHE-SUR-YON')).toBe('77000 La Roche-sur-Yon');
    expect(communeOf('1 rue A, 91300 Massy-Palaiseau')).toBe('91300 Massy-Palaiseau');
    expect(communeOf('1 rue A, 80190 Y')).toBe('80190 Y');
    expect(communeOf('1 rue A, Cachan')).toBe('');
    expect(communeOf('1 rue A, 94230')).toBe('');
  });
});

describe('the words of somebody’s name that stay off paper', () => {
  it('are all but those that are printed', () => {
    const names = [readName('Paul Dupuy'), readName('Yvette Martineau')];
    expect(wordsOffPaper(readName('Yvette Martin'), names)).toEqual(['martin', 'dupuy', 'paul', 'martineau']);
    expect(wordsOffPaper(readName('Yvette'), [])).toEqual([]);
  });

  it('leave a volunteer the given name, or what paper shows where there is none', () => {
    const walker = (firstName: string, lastName: string) => walkerOnPaper({ firstName, lastName });
    expect(walker('Yvette', 'Martin')).toBe('Yvette');
    expect(walker('', 'Martin')).toBe('M.');
    expect(walker('Mme', 'Martin')).toBe('Mme M.');
    expect(walker('Quesnelle', 'Paul')).toBe('');
    expect(contactOnPaper('MARTIN Yvette')).toBe('Yvette M.');
  });
});

describe('what a lost paper told', () => {
  it('has a word for each kind of data, for the record and for the person', () => {
    expect(exposedFields.map((field) => fieldWords[field])).toEqual([
      'prénom et initiale du nom',
      'adresse',
      'bâtiment, étage, porte',
      'langues parlées',
      'service demandé et jours possibles',
      'téléphone',
      'service proposé et jours possibles',
    ]);
    for (const field of exposedFields) expect(yourFieldWords[field]).toMatch(/^(?:votre|les|le) .+/u);
    expect(new Set(Object.values(yourFieldWords)).size).toBe(exposedFields.length);
    expect(new Set(Object.values(levelWords)).size).toBe(6);
    expect(Object.values(levelWords).every((word) => word.length > 5)).toBe(true);
  });

  it('says what was never on it', () => {
    expect(notOnIt(['name'])).toBe(
      'votre nom de famille, votre téléphone, votre adresse, votre âge, votre santé, ni aucun code d’entrée',
    );
    expect(notOnIt(['phone', 'address'])).toBe('votre nom de famille, votre âge, votre santé, ni aucun code d’entrée');
  });
});

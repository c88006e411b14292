import { describe, expect, it } from 'vitest';
import { fullWords, isHonorific, isWay, ordinalFigures } from '../../../../../shared/domain/address/address-words.ts';
import { readAddress } from '../../../../../shared/domain/address/read-address.ts';
import { streetKey } from '../../../../../shared/domain/address/street-key.ts';

describe('a kind of way', () => {
  it.each([
    ['allée', 'all', 'al', 'allées'],
    ['avenue', 'av', 'ave', 'aven'],
    ['boulevard', 'bd', 'bld', 'bvd', 'blvd', 'boul', 'boulv'],
    ['carrefour', 'car', 'carr'],
    ['chaussée', 'chs'],
    ['chemin', 'ch', 'che', 'chem', 'chm'],
    ['cité', 'cte'],
    ['cours', 'crs'],
    ['esplanade', 'esp', 'espl'],
    ['faubourg', 'fg', 'fbg', 'faub'],
    ['galerie', 'gal'],
    ['hameau', 'ham', 'hme'],
    ['impasse', 'imp'],
    ['lotissement', 'lot'],
    ['montée', 'mte'],
    ['parvis', 'pvr'],
    ['passage', 'pas', 'pass', 'psg', 'psge'],
    ['place', 'pl', 'plc'],
    ['promenade', 'prom'],
    ['quai', 'qu'],
    ['quartier', 'qua', 'quart'],
    ['résidence', 'res', 'resid'],
    ['route', 'rte'],
    ['rue', 'r'],
    ['ruelle', 'rle'],
    ['sente', 'sen'],
    ['sentier', 'sent'],
    ['square', 'sq'],
    ['traverse', 'tra'],
    ['venelle', 'ven'],
    ['villa', 'vla'],
    ['voie', 'voi'],
  ])('« %s » is one with its short forms', (way, ...shorts) => {
    expect(shorts.map((short) => [short, streetKey(`${short}. des Lilas`)])).toEqual(
      shorts.map((short) => [short, streetKey(`${way} des Lilas`)]),
    );
    expect(streetKey(`${way} des Lilas`)).not.toBe(streetKey('Lilas'));
  });

  it.each('clos cour lieu mail parc placette rond rue ruelle'.split(' '))('« %s » has the number before it', (way) => {
    expect(isWay(way)).toBe(true);
    expect(readAddress(`Les Lilas 12 ${way} Foch`)).toMatchObject({ number: '12', street: `${way} Foch` });
  });

  it('is no other word', () => {
    expect(['', 'vignes', 'constructor', 'bis'].filter(isWay)).toEqual([]);
  });
});

describe('a title in the name of a street', () => {
  it.each([
    ['Général', 'Gal', 'Gén.', 'Gnal'],
    ['Maréchal', 'Mal', 'Mar.'],
    ['Président', 'Pdt', 'Prés.', 'Prdt'],
    ['Commandant', 'Cdt', 'Cmdt'],
    ['Capitaine', 'Cne', 'Cap.'],
    ['Colonel', 'Col.', 'Cel'],
    ['Lieutenant', 'Lt'],
    ['Sergent', 'Sgt'],
    ['Adjudant', 'Adj.'],
    ['Docteur', 'Dr', 'Doct.'],
    ['Professeur', 'Pr', 'Prof.'],
    ['Saint', 'St'],
    ['Sainte', 'Ste'],
    ['Saints', 'Sts'],
    ['Abbé', 'Abb.'],
    ['Monseigneur', 'Mgr'],
    ['Madame', 'Mme'],
    ['Monsieur', 'Mr'],
    ['Grande', 'Gde', 'Gd'],
    ['Vieux', 'Vx'],
    ['Division', 'Div.'],
    ['Résistance', 'Résist.'],
  ])('« %s » is one with its short forms', (title, ...shorts) => {
    expect(shorts.map((short) => streetKey(`rue du ${short} Essai`))).toEqual(
      shorts.map(() => streetKey(`rue du ${title} Essai`)),
    );
  });

  it('is a title behind the kind of way, and a kind of way in its place', () => {
    expect(streetKey('Gal des Arts')).toBe(streetKey('Galerie des Arts'));
    expect(streetKey('rue du Gal Leclerc')).toBe(streetKey('rue du Général Leclerc'));
    expect(streetKey('St Michel')).toBe(streetKey('Saint-Michel'));
  });

  it('is of a person, or of nobody', () => {
    const people = 'gal mal pdt cdt cne col lt sgt adj dr pr abb mgr mme mr general docteur abbe'.split(' ');
    expect(people.filter((word) => !isHonorific(word))).toEqual([]);
    expect(['st', 'sainte', 'gde', 'vx', 'rue', 'leclerc'].filter(isHonorific)).toEqual([]);
  });
});

describe('a number in the name of a street', () => {
  it.each([
    ['premier', '1'],
    ['première', '1'],
    ['deux', '2'],
    ['deuxième', '2'],
    ['second', '2'],
    ['seconde', '2'],
    ['trois', '3'],
    ['troisième', '3'],
    ['quatre', '4'],
    ['quatrième', '4'],
    ['cinq', '5'],
    ['cinquième', '5'],
    ['six', '6'],
    ['sixième', '6'],
    ['sept', '7'],
    ['septième', '7'],
    ['huit', '8'],
    ['neuf', '9'],
    ['dix', '10'],
    ['onze', '11'],
    ['douze', '12'],
    ['huitième', '8'],
    ['neuvième', '9'],
    ['dixième', '10'],
    ['onzième', '11'],
    ['douzième', '12'],
    ['quatorze', '14'],
    ['quinze', '15'],
    ['dixneuf', '19'],
    ['1er', '1'],
    ['1ère', '1'],
    ['2e', '2'],
    ['2nde', '2'],
    ['2nd', '2'],
    ['3ème', '3'],
    ['3ième', '3'],
    ['XIV', '14'],
    ['XXIII', '23'],
    ['VI', '6'],
    ['IX', '9'],
    ['XXXIX', '39'],
  ])('« %s » is %s', (word, figures) =>
    expect(streetKey(`rue du ${word} Essai`)).toBe(streetKey(`rue du ${figures} Essai`)),
  );

  it('is no letter that stands alone, nor a word of such letters', () => {
    expect(fullWords(['allee', 'v'])).toEqual(['allee', 'v']);
    expect(fullWords(['rue', 'vix'])).toEqual(['rue', 'vix']);
    expect(fullWords(['rue', 'xxxx'])).toEqual(['rue', 'xxxx']);
    expect(fullWords(['rue', 'xavier'])).toEqual(['rue', 'xavier']);
    expect(fullWords(['rue', '12a'])).toEqual(['rue', '12a']);
  });

  it('has an order where it is said, in figures or spelled', () => {
    const said =
      '1er 2e 3eme 4ieme 2nd 2nde 1ere premier premiere second seconde deuxieme troisieme cinquieme sixieme septieme';
    expect(said.split(' ').map(ordinalFigures)).toEqual('1 2 3 4 2 2 1 1 1 2 2 2 3 5 6 7'.split(' '));
    expect(['huitieme', 'neuvieme', 'dixieme', 'onzieme', 'douzieme', 'quatrieme'].map(ordinalFigures)).toEqual([
      ...['8', '9', '10', '11', '12', '4'],
    ]);
    expect(['3', 'deux', 'e', '1234e', 'unieme', '2em', 'x2e', '2ex'].map(ordinalFigures)).toEqual(Array(8).fill(null));
  });
});

describe('« Notre-Dame »', () => {
  it.each(['N. D.', 'N.-D.', 'ND', 'Notre Dame'])('is « %s » too', (short) =>
    expect(streetKey(`rue ${short} des Champs`)).toBe(streetKey('rue Notre-Dame des Champs')),
  );

  it('is no N or D that stands alone', () => {
    expect(fullWords(['route', 'd', '920'])).toEqual(['route', 'd', '920']);
    expect(fullWords(['route', 'n', '20'])).toEqual(['route', 'n', '20']);
    expect(fullWords(['rue', 'n', 'd'])).toEqual(['rue', 'notre', 'dame']);
  });
});

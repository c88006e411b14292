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

  it.each([
    ['shopping', 'Faire une course', 'Porter des sacs du supermarché', 'Aller au marché', 'Passer à l’épicerie'],
    ['shopping', 'Acheter du pain', 'Aller chez le boulanger', 'Rapporter du lait', 'Monter un pack d’eau'],
    ['shopping', 'Faire des provisions', 'Des légumes', 'Alimentation générale', 'Need some shopping', 'Groceries'],
    ['shopping', 'Go to the supermarket', 'Fetch bread', 'Some milk'],
    ['pharmacy', 'Aller à la pharmacie', 'Un médicament', 'Renouveler une ordonnance', 'Go to the pharmacy'],
    ['pharmacy', 'A prescription', 'Some medicine', 'At the chemist'],
    ['dog-walking', 'Sortir mon chien', 'Garder un toutou', 'My dog is old', 'A puppy', 'Walk the dog'],
    ['dog-walking', 'Promener le chien', 'Une promenade du chien'],
    ['printing', 'Imprimer deux pages', 'Une impression', 'Des photocopies', 'Scanner un contrat'],
    ['printing', 'Numériser des photos', 'Print a form', 'A photocopy', 'Please scan it'],
    ['errands', 'Aller à la poste', 'Chercher un colis', 'Une lettre à porter', 'Relever le courrier'],
    ['errands', 'Une petite commission', 'Sortir les poubelles', 'Des encombrants', 'Passer au pressing'],
    ['errands', 'Rendre des livres à la bibliothèque', 'Fetch a parcel', 'At the post office', 'Post a letter'],
    ['errands', 'An errand', 'Take out the bins', 'Some rubbish'],
    ['company', 'Un peu de compagnie', 'Une visite', 'Envie de discuter', 'Parler un peu', 'Bavarder', 'Un café'],
    ['company', 'Jouer au Scrabble', 'Une partie de cartes', 'Un peu de lecture', 'Écouter quelqu’un'],
    ['company', 'La solitude me pèse', 'A visit', 'A chat', 'Someone to talk to', 'Company', 'A coffee', 'Play cards'],
    ['transport', 'Accompagner quelqu’un', 'Me conduire', 'Je conduis le samedi', 'Une voiture', 'Un trajet'],
    ['transport', 'Emmener ma mère', 'Me déposer en voiture', 'Aller à la gare', 'Jusqu’à l’hôpital', 'Un rendez-vous'],
    ['transport', 'Du covoiturage', 'A drive', 'Driving', 'A lift', 'By car', 'Transport', 'An appointment'],
    ['transport', 'To the station'],
    ['paperwork', 'Des papiers', 'Un dossier', 'Une affaire administrative', 'Une démarche', 'Un formulaire'],
    ['paperwork', 'Les impôts', 'Une déclaration', 'Remplir une feuille', 'Traduire un mot', 'Une traduction'],
    ['paperwork', 'Mon ordinateur', 'Internet en panne', 'A form', 'Some forms', 'Paperwork', 'My tax', 'My taxes'],
    ['paperwork', 'Translate a note', 'My computer'],
    ['repairs', 'Une ampoule', 'Du bricolage', 'Réparer une chaise', 'Une réparation', 'Une fuite', 'Un robinet'],
    ['repairs', 'Une serrure', 'Un meuble', 'Monter une table', 'De la couture', 'Un ourlet', 'Le jardin'],
    ['repairs', 'Une étagère', 'A repair', 'To fix', 'A bulb', 'A leak', 'Some sewing', 'The garden'],
    ['childcare', 'Un enfant', 'Un bébé', 'La garde d’enfants', 'Garder mes enfants', 'La crèche', 'L’école'],
    ['childcare', 'La sortie d’école', 'Les devoirs', 'Babysitting', 'Une nourrice', 'A child', 'My baby'],
    ['childcare', 'After school', 'Homework'],
  ])('%s is told by each of its words', (category, ...sentences) => {
    expect(sentences.map((sentence) => [sentence, guessCategory(sentence)])).toEqual(
      sentences.map((sentence) => [sentence, category]),
    );
  });

  it('goes by the longer word, wherever it stands', () => {
    expect(guessCategory('Garder mes enfants et le chien')).toBe('childcare');
    expect(guessCategory('Le chien, et garder mes enfants')).toBe('childcare');
    // As long as each other: the first of the table.
    expect(guessCategory('Un colis, des legumes')).toBe('shopping');
  });

  it('finds a whole word next to any sign, at either end', () => {
    expect(guessCategory('pain')).toBe('shopping');
    expect(guessCategory('(lait)')).toBe('shopping');
    expect(guessCategory('painture')).toBeNull();
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

  it('finds each of those that the law protects most, in French and in English', () => {
    const words =
      'cancer diabète Alzheimer Parkinson dépression handicapé dialyse chimiothérapie maladie malade opérée opération ' +
      'démence épilepsie asthme Covid sida VIH HIV alcoolisme surdité grossesse enceinte disease illness disability ' +
      'dementia pregnant surgery';
    expect(healthWords(`Elle dit : ${words}.`)).toEqual(words.split(' '));
  });

  it('goes by the beginning of a word, never by its middle', () => {
    expect(healthWords('prédiabétique coopération anticancer')).toEqual([]);
    expect(healthWords('')).toEqual([]);
  });

  it('leaves everyday words alone', () => {
    expect(healthWords('Courses le mardi, sonner deux fois, porte bleue')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { exposureOf } from '../../../../shared/paper/exposure.ts';
import { countPhones, type HeldBackReason, printableText } from '../../../../shared/paper/held-back.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { listing, paperRound } from '../../../contract/paper/paper-people.ts';

describe('a text beside a name', () => {
  it.each([
    ['Pain, appeler 06 – 39 – 98 – 00 – 01', 'phone'],
    ['Lait, 06·39·98·00·01', 'phone'],
    ['Pain, O6 39 98 OO O1', 'phone'],
    ['٠٦ ٣٩ ٩٨ ٠٠ ٠١', 'phone'],
    ['écrire à yvette (at) exemple.org', 'e-mail'],
  ])('« %s » stays off paper (%s)', (text, heldBack) =>
    expect(printableText(text, [])).toEqual({ text: '', heldBack }),
  );

  it.each(['12 œufs et 2 pains', 'lait, 2 x 1 l, à 14 h 30', 'porter 2 packs au 12 bis'])('« %s » is printed', (text) =>
    expect(printableText(text, [])).toEqual({ text, heldBack: null }),
  );
});

describe('what is said of somebody', () => {
  const reasons = (texts: readonly string[]) => texts.map((text) => [text, printableText(text, []).heldBack]);
  it.each<[HeldBackReason, ...string[]]>([
    [
      'age',
      'elle a 84 ans',
      '102ans',
      'née le 3 mai',
      'né en hiver',
      'date de naissance',
      'depuis 1945',
      'le 12/05/26',
    ],
    ['code', 'code à l’entrée', 'les codes', 'digicode', 'badge', 'la clé', 'les clefs', 'sous le paillasson'],
    ['code', 'boîte à clés', 'A4512', '45120', '4512B', '12B34', '*4512#', '123A4567'],
    ['health', 'malade', 'santé', 'à l’hôpital', 'hospitalisée', 'clinique', 'médicaments', 'le médecin', 'docteur'],
    ['health', 'chirurgie', 'opérée', 'une opération', 'traitement', 'ordonnance', 'insuline', 'oxygène', 'cancer'],
    ['health', 'chimio', 'dialyse', 'diabète', 'Alzheimer', 'Parkinson', 'sclérose', 'démence', 'dépression', 'psy'],
    ['health', 'handicap', 'invalide', 'fauteuil', 'déambulateur', 'béquilles', 'plâtre', 'fracture', 'convalescence'],
    [
      'health',
      'sourde',
      'aveugle',
      'malvoyante',
      'malentendant',
      'enceinte',
      'grossesse',
      'covid',
      'asthme',
      'cardiaque',
    ],
    [
      'health',
      'infirmière',
      'addiction',
      'alcool',
      'VIH',
      'sida',
      'fragile',
      'à mobilité réduite',
      'une chute',
      'tombée',
    ],
    ['health', 'des chutes', 'il tombe', 'surgery'],
    [
      'alone',
      'vit seule',
      'seul',
      'seules',
      'isolée',
      'veuve',
      'veufs',
      'célibataire',
      'sans famille',
      'personne d’autre',
    ],
    [
      'absence',
      'absente',
      'en vacances',
      'partie en Bretagne',
      'parti chez sa fille',
      'partis à Lyon',
      'parties au pays',
    ],
    [
      'absence',
      'parti aux sports',
      'partie pour Nice',
      'partie jusqu’à lundi',
      'pas là mardi',
      'pas chez elle',
      'en voyage',
    ],
    ['absence', 'en déplacement'],
  ])('stays off paper (%s)', (reason, ...texts) => {
    expect(reasons(texts)).toEqual(texts.map((text) => [text, reason]));
  });

  it('is printed where it says none of this', () => {
    const texts = [
      'marcher dans le parc',
      'un sac de 12 pommes',
      'encodage',
      'clémentines',
      'bar du coin',
      'la seulette',
      'une partie de cartes',
      'rue de la Santérie',
      'lot 123',
      'bandes dessinées',
    ];
    expect(reasons(texts)).toEqual(texts.map((text) => [text, null]));
  });

  it('is printed with its spaces made single', () => {
    expect(printableText('  un   sac\n à porter ', [])).toEqual({ text: 'un sac à porter', heldBack: null });
    expect(printableText('   ', [])).toEqual({ text: '', heldBack: null });
  });

  it('stays off paper where it names somebody: a long name anywhere, a short one as a word', () => {
    expect(printableText('chez les Martineau', ['martineau']).heldBack).toBe('name');
    expect(printableText('les Martineaux du 3', ['Martineau']).heldBack).toBe('name');
    expect(printableText('voir Mme Roux', ['roux']).heldBack).toBe('name');
    expect(printableText('un chat roux', ['roux']).heldBack).toBe('name');
    expect(printableText('des rouxels', ['roux']).heldBack).toBe(null);
    expect(printableText('des pommes', ['m']).heldBack).toBe(null);
    expect(printableText('un sac', [' ', '']).heldBack).toBe(null);
    // The name goes before the rest: that is what is counted.
    expect(printableText('Mme Roux, 84 ans', ['roux']).heldBack).toBe('name');
  });

  it('is counted as a telephone wherever one is read', () => {
    expect(countPhones('01 99 00 12 34 ou 06 39 98 00 01')).toBe(2);
    expect(countPhones('12 rue des Vignes')).toBe(0);
  });
});

describe('a name that is not understood', () => {
  it.each(['yvette.martineau@exemple.org', 'Quesnelle Aodrenn', 'Martin', 'Mairie de Cachan'])(
    '« %s » is on no paper, and counted',
    (name) => {
      const source = paperRound(1);
      const round = { ...source.round, stops: source.round.stops.map((stop) => ({ ...stop, neighbourId: null })) };
      const wanted = { ...listing(0), contact: { name, phone: null, email: null }, title: `pour ${name}` };
      const [id = ''] = [...source.listings.keys()];
      const model = sheetModel({ ...source, round, listings: new Map([[id, { ...wanted, id }]]) });
      const [row] = model.rows;
      expect(row?.person).toBe('');
      expect(JSON.stringify([row?.needs, row?.texts])).not.toContain(name);
      expect(exposureOf(model)).toMatchObject({
        people: 1,
        heldBack: expect.arrayContaining([{ reason: 'name', count: expect.any(Number) }]),
      });
    },
  );
});

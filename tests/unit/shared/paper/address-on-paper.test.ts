import { describe, expect, it } from 'vitest';
import { addressLine, addressOnPaper } from '../../../../shared/paper/address-on-paper.ts';
import { paperPages } from '../../../../shared/paper/paper-pages.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';

/** A round whose doors stand at these addresses, none of them with a door of its own. */
function sheetAt(...labels: readonly string[]) {
  const source = paperRound(labels.length);
  const neighbours = new Map([...source.neighbours].map(([id, one]) => [id, { ...one, door: null }]));
  const stops = source.round.stops.map((stop, i) => ({
    ...stop,
    door: null,
    location: { ...stop.location, label: labels[i] ?? '' },
  }));
  return sheetModel({ ...source, neighbours, round: { ...source.round, stops } });
}

const bands = (...labels: readonly string[]) =>
  paperPages(sheetAt(...labels)).flatMap(({ lines }) =>
    lines.flatMap((line) => (line.type === 'street' ? [line] : [])),
  );

describe('an address on a row', () => {
  it.each([
    ['12 bis, rue des Vignes', '12 bis, rue des Vignes'],
    ['24 rue du Code Civil', '24, rue du Code Civil'],
    ['18-20 Rue des Vignes', '18-20, rue des Vignes'],
    ['Résidence des Lilas, 14 rue des Vignes', '14, rue des Vignes'],
    ['7 Château Blanc', '7, Château Blanc'],
    ['résidence du Parc', 'Résidence du Parc'],
    ['12 RUE DES VIGNES', '12, rue DES VIGNES'],
    ['12 rue des Vignes, 94230 CACHAN CEDEX 2', '12, rue des Vignes'],
    ['BP 40, 94230 Cachan', 'BP 40'],
    ['chez Mme Martin', 'Adresse à demander au bureau'],
    ['', ''],
  ])('« %s » is « %s »', (label, line) => expect(addressLine(addressOnPaper(label))).toBe(line));

  it('keeps residence and door, which the walker looks for, under the street', () => {
    const { rows } = sheetAt('Résidence des Lilas, 14 rue des Vignes, bât. C, 3e étage, porte 12');
    expect(rows[0]).toMatchObject({
      building: 'bât. C',
      doorLine: 'Résidence des Lilas · bât. C · 3e étage · porte 12',
    });
  });

  it('prints nothing of what it does not understand', () => {
    const { rows } = sheetAt('12 rue des Vignes, digicode 12B45, chez Mme Tartempion, 06 39 98 12 34');
    expect(JSON.stringify({ ...rows[0], stop: null })).not.toMatch(/12B45|Tartempion|39 98/u);
  });

  it('holds back a residence that bears the name of the person', () => {
    const name = [...paperRound(1).neighbours.values()][0]?.lastName ?? '';
    const { rows } = sheetAt(`Les ${name}, 12 rue des Vignes`);
    expect(rows[0]?.doorLine).not.toContain(name);
  });
});

describe('bands', () => {
  it('are one to a side of a street, however its name is written', () => {
    const found = bands(
      "1 rue de l'Église",
      '3 rue de l’Église',
      '5 RUE DE L EGLISE',
      '7, Rue de l’Eglise',
      '8 r. de l’Église',
      "6 rue de l'Eglise, 94230 Cachan",
    );
    expect(found.map(({ title, range }) => [title, range])).toEqual([
      ["Rue de l'Église, côté impair", 'du 1 au 7 · 4 portes'],
      ['Rue de l’Église, côté pair', 'du 8 au 6 · 2 portes'].map((text, i) =>
        i === 0 ? 'R. de l’Église, côté pair' : text,
      ),
    ]);
  });

  it('take in ranges and suffixes', () => {
    expect(bands('12 rue des Vignes', '12 bis, rue des Vignes', '18-20 rue des Vignes')).toHaveLength(1);
  });

  it('gather the doors of one number, whatever its writing', () => {
    const [band] = bands('12 bis rue des Vignes', '12bis, rue des Vignes');
    expect(band?.range).toContain('2 portes, commencer par le haut');
  });
});

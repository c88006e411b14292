import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Listing } from '../../shared/domain/listing.ts';
import { readPdf } from '../contract/paper/read-pdf.ts';
import { firstStart, type World } from './app.ts';
import { fillCity, volunteers } from './saturday-world.ts';
import { expect, test } from './test.ts';
import { addressesAndQuartiers, exchange, go } from './walk.ts';

const otherLevels = ['individual-card', 'offers-near-you', 'hall-poster', 'deposit-form'] as const;

interface Sheet {
  readonly number: string;
  readonly text: string;
}

interface Row {
  /** Number and check letter: `07K`. */
  readonly label: string;
  /** « Yvette M. » */
  readonly person: string;
  readonly address: string;
}

/** From the round of a volunteer to a numbered edition and its PDF, read back. */
async function print(page: Page, world: World, volunteer: string, level: string): Promise<Sheet> {
  const documents = join(world.folder, 'documents');
  const before = new Set(await readdir(documents).catch(() => []));
  await go(page, 'Tournées');
  await page.getByRole('link', { name: volunteer }).first().click();
  await page.getByRole('link', { name: 'Imprimer la feuille' }).click();
  await page.getByLabel('Que faut-il imprimer ?').selectOption(level);
  // Typed once, before the first sheet: kept for all the others.
  const phone = page.getByLabel('Téléphone en cas de souci');
  await phone.waitFor();
  if (before.size === 0) {
    await phone.fill('01 99 00 12 34');
    await page.getByLabel('Prénom à appeler').fill('Monique');
  }
  await page.getByRole('button', { name: 'Numéroter et garder cette feuille' }).click();
  const heading = page.getByRole('heading', { level: 1, name: /^Feuille \d/ });
  await heading.waitFor();
  const number = (await heading.innerText()).replace(/\D/g, '');
  await page.getByRole('button', { name: 'Enregistrer le PDF' }).click();
  await page.getByText('Enregistrée').waitFor();
  const [file] = (await readdir(documents)).filter((name) => name.endsWith('.pdf') && !before.has(name));
  const pdf = await readPdf(new Uint8Array(await readFile(join(documents, file ?? ''))));
  // « Jean-Claude » may end a line in his middle.
  const text = pdf.pages.map((sheet) => sheet.text.replace(/(?<=\p{L})- (?=\p{Lu})/gu, '-')).join(' ');
  expect(pdf.tagged, level).toBe(true);
  expect(text, level).toContain('01 99 00 12 34');
  // Nobody’s own telephone.
  expect(text, level).not.toMatch(/0[67] 39 98/);
  await pdf.close();
  return { number, text };
}

/** What is typed at the one line of the return screen, key by key, and how many keys it took. */
class Typist {
  readonly #page: Page;
  keys = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async enter(line: string, answer: string): Promise<void> {
    await this.#page.getByLabel('Une ligne par porte').fill('');
    await this.#page.getByLabel('Une ligne par porte').pressSequentially(line);
    this.keys += line.length;
    await this.again(answer);
  }

  async again(answer: string): Promise<void> {
    await this.#page.keyboard.press('Enter');
    this.keys += 1;
    await this.#page.getByRole('status').filter({ hasText: answer }).first().waitFor();
  }
}

async function openReturn(page: Page, { number, text }: Sheet): Promise<Row[]> {
  await go(page, 'Feuilles');
  await page.getByRole('link', { name: 'Saisir un retour' }).first().click();
  await page.getByLabel('Numéro de la feuille').fill(number);
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByLabel('Une ligne par porte').waitFor();
  const printed = page.getByRole('region', { name: /^Feuille/ }).locator('tbody tr');
  await printed.first().waitFor();
  const rows: Row[] = [];
  for (const row of await printed.all()) {
    const [label = '', address = '', person = ''] = await row.locator('th, td').allInnerTexts();
    rows.push({
      label: label.replace(/[^0-9A-Z]/g, ''),
      person: person.trim(),
      address: address.split('\n')[0]!.trim(),
    });
  }
  for (const { person } of rows) expect(text).toContain(person.split(' ')[0]);
  return rows;
}

/** The requests whose introduction is under way, as the screen lists them. */
async function introduced(page: Page): Promise<string[]> {
  const links = page.getByRole('region', { name: 'En cours' }).getByRole('article').getByRole('link');
  const targets = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return targets.map((target) => new URLSearchParams(target.split('?')[1]).get('id') ?? '').sort();
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Terminer, la feuille est rendue' }).click();
  await page.getByText('est rendue.').first().waitFor();
}

/** « 4, avenue Carnot » on paper is « 4 Avenue Carnot, 94230 Cachan » in the city. */
const plain = (address: string) => address.replaceAll(',', '').toLocaleLowerCase('fr');

/** The requests behind one row: those of that person at that address. */
function behind({ person, address }: Row, listings: readonly Listing[]): Listing[] {
  const [first = '', initial = ''] = person.replace('.', '').split(' ');
  const found = listings.filter(
    ({ kind, contact, location }) =>
      kind === 'request' &&
      plain(location?.label ?? '').startsWith(plain(address)) &&
      contact?.name.startsWith(`${first} `) &&
      contact.name.split(' ').at(-1)?.startsWith(initial),
  );
  expect(found.length, `${person}, ${address}`).toBeGreaterThan(0);
  return found;
}

test('a Saturday: sixty requests, twelve volunteers, paper out and back', async ({ openWorld }) => {
  const world = await openWorld({ sample: 'empty' });
  const listings = await fillCity(world);
  /** What the city must say in the evening. */
  const expected = new Map<string, string>(listings.map(({ id, status }) => [id, status]));
  /** Requests whose introduction is kept in the morning. */
  let underWay: readonly string[] = [];
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);
  await page.getByText('105 sur 105').waitFor();
  await addressesAndQuartiers(page);

  await test.step('introductions: one click proposes them, one keeps them all, one is accepted', async () => {
    await go(page, 'Introductions');
    await page.getByRole('link', { name: 'Proposer des introductions' }).click();
    await page.getByRole('button', { name: 'Proposer des introductions' }).click();
    const keepAll = page.getByRole('button', { name: /^Retenir les \d+ propositions$/ });
    await keepAll.waitFor();
    const count = Number(/\d+/.exec(await keepAll.innerText())?.[0]);
    // Each is a pair that the rules allow: the city of the fixture has as many of them at most.
    expect(count).toBeGreaterThan(30);
    await expect(page.getByRole('article')).toHaveCount(count);
    await keepAll.click();
    await page.getByText(`${count} mises en relation retenues.`).first().waitFor();
    await page.getByRole('link', { name: 'Revenir aux introductions' }).click();
    await expect.poll(async () => (await introduced(page)).length).toBe(count);
    underWay = await introduced(page);
    const card = page.getByRole('region', { name: 'En cours' }).getByRole('article').first();
    const link = card.getByRole('link');
    const id = new URLSearchParams((await link.getAttribute('href'))?.split('?')[1]).get('id') ?? '';
    const asked = listings.find((one) => one.id === id && one.kind === 'request');
    await expect(link).toContainText(asked?.contact?.name.split(' ')[0] ?? 'nobody of this city');
    await card.getByRole('button', { name: 'Acceptée', exact: true }).click();
    await page.getByText('mise en relation acceptée').first().waitFor();
    expected.set(id, 'matched');
  });

  await test.step('rounds: all open requests, twelve volunteers, one click', async () => {
    await go(page, 'Tournées');
    await page.getByRole('button', { name: 'Prendre toutes les demandes ouvertes' }).click();
    await page.getByText(/^60 demandes/).waitFor();
    for (const name of volunteers) {
      await page.getByRole('combobox', { name: 'Bénévoles' }).fill(name);
      await page.getByRole('option', { name: `Noter « ${name} » comme bénévole` }).click();
      await page.getByRole('button', { name: `Retirer ${name.split(' ')[0]}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    const plan = page.getByRole('region', { name: 'Tournées proposées' });
    await expect(plan.getByRole('listitem')).toHaveCount(volunteers.length);
    await page.getByRole('button', { name: 'Garder toutes les tournées' }).click();
    await page.getByText('12 tournées', { exact: true }).waitFor();
  });

  const [first, second, third] = await test.step('paper: a sheet at each level', async () => {
    await go(page, 'Tournées');
    const rounds = page.getByRole('listitem').filter({ hasText: /\D([2-9]|\d\d) portes/ });
    await expect(rounds.locator('.who').first()).not.toHaveText('personne pour le moment');
    // Shares are alike in time, not in doors: a far one may be the only door of its round.
    const mistaken = (await rounds.locator('.who').allInnerTexts()).find((name) => !/^(Bruno|Hương)/.test(name));
    const sheets: Sheet[] = [];
    for (const name of ['Bruno C.', mistaken ?? 'nobody', 'Hương L.'])
      sheets.push(await print(page, world, name, 'round-sheet'));
    for (const level of otherLevels) await print(page, world, 'Bruno C.', level);
    return sheets as [Sheet, Sheet, Sheet];
  });

  const typist = new Typist(page);
  await test.step('back: one clean', async () => {
    const rows = await openReturn(page, first);
    const [helped, ...seen] = rows;
    await typist.enter(`${helped!.label} v+`, 'aide donnée');
    for (const { label } of seen) await typist.enter(`${label} v`, 'vu');
    for (const { id } of behind(helped!, listings)) expected.set(id, 'fulfilled');
    await finish(page);
  });

  await test.step('back: one with mistakes', async () => {
    const [one, other] = await openReturn(page, second);
    await typist.enter(`${one!.label.slice(0, 2)}${one!.label.endsWith('K') ? 'T' : 'K'} a`, 'Rien n’a changé');
    await typist.enter(`99${one!.label.slice(2)} a`, 'Rien n’a changé');
    await typist.enter(`${one!.label} d`, 'n’habite plus ici');
    await typist.enter(`${other!.label} x`, 'Rien n’a changé');
    // It was the door after the one who was seen.
    await typist.enter(`${one!.label} v+`, 'est déjà notée');
    await typist.again('aide donnée');
    await typist.enter(`${other!.label} d`, 'n’habite plus ici');
    await typist.enter('* a', 'absent');
    for (const { id } of behind(one!, listings)) expected.set(id, 'fulfilled');
    for (const { id } of behind(other!, listings)) expected.set(id, 'withdrawn');
    await finish(page);
  });

  await test.step('one lost: who is exposed is said', async () => {
    await go(page, 'Feuilles');
    await page.getByRole('row').filter({ hasText: third.number }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Elle est perdue' }).click();
    const lost = page.getByRole('region', { name: 'Cette feuille est perdue' });
    await lost.locator('tbody tr').first().waitFor();
    for (const person of await lost.locator('tbody bdi').allInnerTexts())
      expect(third.text).toContain(person.split(' ')[0]);
  });

  await test.step('the city knows: each listing, to the letter', async () => {
    await exchange(page);
    const rows = await world.city.sql(`SELECT id::text AS id, document->>'status' AS status FROM listings`);
    expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual(Object.fromEntries(expected));
    await go(page, 'Feuilles');
    for (const [sheet, state] of [
      [first, 'rendue'],
      [second, 'rendue'],
      [third, 'perdue'],
    ] as const)
      await expect(page.getByRole('row').filter({ hasText: sheet.number }).first()).toContainText(state);
  });

  await test.step('what closed at the door ended its introduction, and nothing else did', async () => {
    await go(page, 'Introductions');
    const left = underWay.filter((id) => ['published', 'matched'].includes(expected.get(id) ?? ''));
    expect(left.length).toBeLessThan(underWay.length);
    await expect.poll(() => introduced(page)).toEqual(left);
  });
  test.info().annotations.push({ type: 'keys at the return screen', description: String(typist.keys) });
  expect(complaints).toEqual([]);
});

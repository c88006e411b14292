import type { Page } from 'playwright-core';
import { words } from './disk-world.ts';

/** From nothing to the frame, without a city. */
export async function startFresh(page: Page): Promise<void> {
  await page.getByLabel('Phrase de passe', { exact: true }).fill(words);
  await page.getByLabel('La même, une seconde fois').fill(words);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('La clé est imprimée ou recopiée').check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Plus tard, sans la ville' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Takes a request down, up to the key that confirms it. */
export async function fillDeposit(page: Page, need: string): Promise<void> {
  // From elsewhere: the form of the last one may not be empty yet.
  await page.getByRole('navigation').first().getByRole('link', { name: 'Annonces' }).click();
  await page.getByRole('heading', { level: 1, name: 'Annonces', exact: true }).waitFor();
  await page.keyboard.press('n');
  const needed = page.getByLabel('De quoi a-t-on besoin');
  await needed.waitFor();
  // What was typed before a plug was pulled is offered again.
  const again = page.getByRole('button', { name: 'Repartir de zéro' });
  await again.click({ timeout: 1500 }).catch(() => undefined);
  await needed.fill(need);
  // Somebody new each time: only of these is consent asked.
  await page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill(`Odile ${inLetters(need)}`);
  await page.keyboard.press('Enter');
  await page.getByLabel(/^L’association garde vos coordonnées/).check();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Continuer sans lieu pour l’instant' }).click();
}

/** Confirms it. `true`: the coordinator was told that it is there. */
export async function confirmDeposit(page: Page, need: string, timeout = 60_000): Promise<boolean> {
  await page.keyboard.press('Control+Enter');
  return await page
    .getByText('est déposée')
    .filter({ hasText: need })
    .first()
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    );
}

function inLetters(text: string): string {
  const letters = [...text].map((letter, at) => String.fromCharCode(97 + ((letter.charCodeAt(0) * (at + 7)) % 26)));
  return letters.slice(-12).join('');
}

/** What the first screen after a start is. */
type FirstScreen = 'locked' | 'recovery' | 'first-start' | 'none';

const headings: readonly (readonly [FirstScreen, string])[] = [
  ['locked', 'Palier est verrouillé'],
  ['recovery', 'Retrouver vos données'],
  ['first-start', 'Choisissez une phrase de passe'],
];

async function firstScreen(page: Page): Promise<FirstScreen> {
  const seen = headings.map(async ([screen, name]): Promise<FirstScreen> => {
    await page.getByRole('heading', { name }).waitFor({ timeout: 40_000 });
    return screen;
  });
  return await Promise.any(seen).catch(() => 'none');
}

/** How somebody got to the desk again. */
export type WayIn = 'unlocked' | 'recovered' | 'unlocked, then recovered' | Exclude<FirstScreen, 'locked' | 'recovery'>;

/** Types the words, wherever they are asked for, until the frame is there. */
export async function comeIn(page: Page): Promise<WayIn> {
  const screen = await firstScreen(page);
  if (screen === 'first-start' || screen === 'none') return screen;
  if (screen === 'locked') {
    await page.getByLabel('Phrase de passe', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Ouvrir' }).click();
    await page.getByRole('heading', { name: 'Palier est verrouillé' }).waitFor({ state: 'hidden' });
    const recovery = page.getByRole('heading', { name: 'Retrouver vos données' });
    const frame = page.getByRole('navigation').first();
    await recovery.or(frame).first().waitFor();
    if (!(await recovery.isVisible())) return 'unlocked';
  }
  await recover(page);
  return screen === 'locked' ? 'unlocked, then recovered' : 'recovered';
}

async function recover(page: Page): Promise<void> {
  await page.getByLabel('Phrase de passe', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Retrouver mes données' }).click();
  await page.getByRole('heading', { name: /^(Vos données sont là|Presque tout est là)$/ }).waitFor();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Which of these are in the list of listings. */
export async function foundOf(page: Page, needs: readonly string[]): Promise<string[]> {
  await page.getByRole('navigation').first().getByRole('link', { name: 'Annonces' }).click();
  await page.getByRole('heading', { level: 1, name: 'Annonces', exact: true }).waitFor();
  const found: string[] = [];
  for (const need of needs) {
    const there = await page
      .locator('tbody')
      .getByText(need, { exact: true })
      .first()
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    if (there) found.push(need);
  }
  return found;
}

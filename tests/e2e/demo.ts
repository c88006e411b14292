/**
 * `npm run demo`: the whole job once, through the real interface against the reference city, in a headless browser.
 * Leaves the PDF, the screenshots and a summary in `demo-output/`; with `--pictures`, renews those of the README.
 */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPdf } from '../contract/paper/read-pdf.ts';
import { ensureBuild } from '../host/ensure-build.ts';
import { startWorld } from './app.ts';
import { startWalk, steps } from './walk.ts';
import { openWorkshop } from './workshop.ts';

const output = 'demo-output';
await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
await ensureBuild(console.log);

const started = Date.now();
const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1);
const workshop = openWorkshop();
const world = await startWorld(workshop);
const walk = startWalk(world, await world.killableLaptop());
const summary: string[] = [];
const say = (line: string) => {
  console.log(line);
  summary.push(line);
};

try {
  for (const [index, step] of steps.entries()) {
    const from = Date.now();
    await step.run(walk);
    const picture = `${String(index + 1).padStart(2, '0')}.png`;
    await walk.laptop.page.screenshot({ path: join(output, picture) });
    say(`${String(index + 1).padStart(2)}  ${seconds(from).padStart(5)} s  ${step.name}  (${picture})`);
  }
  await writeFile(join(output, 'feuille.pdf'), walk.pdf);
  const pdf = await readPdf(walk.pdf);
  say(`    feuille ${walk.sheetNumber} : ${pdf.pages.length} pages, code lu : ${await pdf.sheet(1, 150)}`);
  await writeFile(join(output, 'feuille.png'), await pdf.picture(1, 90));
  await pdf.close();
  for (const complaint of walk.laptop.complaints) say(`    plainte du navigateur : ${complaint}`);
  say(`    en tout : ${seconds(started)} s`);
  if (process.argv.includes('--pictures')) await renewPictures();
} catch (error) {
  await walk.laptop.page.screenshot({ path: join(output, 'echec.png') }).catch(() => {});
  throw error;
} finally {
  await writeFile(join(output, 'resume.txt'), `${summary.join('\n')}\n`);
  await world.stop();
  await workshop.close();
}

async function renewPictures(): Promise<void> {
  const images = 'docs/images';
  const { page } = walk.laptop;
  await page.evaluate(() => (location.hash = '#/annonces'));
  await page.getByRole('button', { name: 'Demandes', exact: true }).click();
  await page.getByPlaceholder('Filtrer la liste').fill('courses');
  await page.locator('tbody tr').filter({ hasText: 'à introduire' }).first().locator('td').nth(2).click();
  await page
    .getByRole('button', { name: /^Proposer/ })
    .first()
    .waitFor();
  await page.screenshot({ path: join(images, 'annonces.png') });
  await page.evaluate(() => (location.hash = '#/carte'));
  await page.getByPlaceholder('Filtrer la liste').fill('');
  await page.locator('.leaflet-container').getByText('Le Coteau').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(images, 'carte.png') });
  await copyFile(join(output, 'feuille.png'), join(images, 'feuille.png'));
}

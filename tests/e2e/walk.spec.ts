import { readPdf } from '../contract/paper/read-pdf.ts';
import { type World } from './app.ts';
import { expect, test } from './test.ts';
import { startWalk, steps } from './walk.ts';

/** How many listings the city holds as helped, and as withdrawn. */
async function ends({ city }: World): Promise<{ helped: number; moved: number }> {
  const [row] = await city.sql(
    `SELECT count(*) FILTER (WHERE document->>'status' = 'fulfilled')::int AS helped,
            count(*) FILTER (WHERE document->>'status' = 'withdrawn')::int AS moved
     FROM listings`,
  );
  return row as { helped: number; moved: number };
}

test('the whole job, from the first start to a returned sheet, and nothing lost when the plug is pulled', async ({
  openWorld,
}) => {
  const world = await openWorld();
  const before = await ends(world);
  const walk = startWalk(world, await world.killableLaptop());
  for (const step of steps) await test.step(step.name, () => step.run(walk));

  const pdf = await readPdf(walk.pdf);
  expect(pdf.tagged).toBe(true);
  expect(pdf.pages.length).toBeGreaterThanOrEqual(4);
  for (const [index, page] of pdf.pages.entries()) {
    expect(page.text).toContain(walk.sheetNumber);
    expect(page.text).toContain(`page ${index + 1} / ${pdf.pages.length}`);
    expect(await pdf.sheet(index + 1, 150)).toBe(Number(walk.sheetNumber));
  }
  const text = pdf.pages.map((page) => page.text).join(' ');
  expect(walk.rows).toHaveLength(12);
  for (const { label } of walk.rows) expect(text.replaceAll(/\W/g, '')).toContain(label);
  expect(text).toContain('01 99 00 12 34');
  await pdf.close();

  // The city learnt what happened at the doors.
  const after = await ends(world);
  expect(after).toEqual({ helped: before.helped + 2, moved: before.moved + 1 });
  expect(walk.laptop.complaints).toEqual([]);
});

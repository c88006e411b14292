import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';

/** The map has come to where it was sent, and has the size that its surroundings leave it. */
export async function mapStill(page: Page): Promise<void> {
  await expect(page.locator('.leaflet-pan-anim')).toHaveCount(0);
  // It learns of its size in the frame that gives it one.
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

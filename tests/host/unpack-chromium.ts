import { findChromium } from './find-chromium.ts';

/** Before any test: the browser of `npm ci` is unpacked at its first use, and two workers must not do it at once. */
export default async function unpackChromium(): Promise<void> {
  await findChromium();
}

import { ownFetchHeader } from '../../shared/shell.ts';

/** What a browser says by itself of a `fetch` of the app's own page or worker (Fetch Metadata, W3C). */
const expected: Readonly<Record<string, readonly string[]>> = {
  'sec-fetch-site': ['same-origin'],
  'sec-fetch-mode': ['cors', 'same-origin'],
  'sec-fetch-dest': ['empty'],
};

/**
 * Is it the application's own `fetch`? Not a link, an image, a form, a frame or a page of another origin, none of which can
 * send a header of ours; and where the browser tells what asked, that fits. Electron's own scheme does not always tell.
 */
export function isOwnFetch({ headers }: Pick<Request, 'headers'>): boolean {
  if (headers.get(ownFetchHeader) === null) return false;
  return Object.entries(expected).every(([name, values]) => {
    const said = headers.get(name);
    return said === null || values.includes(said);
  });
}

/**
 * For ever: the browser's database hangs on this scheme and host, so changing either loses everything that the
 * association has written.
 */
export const appScheme = 'app';
export const appHost = 'palier';
export const appOrigin = `${appScheme}://${appHost}`;

/** Is this address one of the app's own? Compared part by part: `app://palier.evil` starts the same way. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}

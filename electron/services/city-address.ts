import { ok, refused, type Result } from '../../shared/result.ts';

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The base address of a city's API, as a coordinator types it: scheme optional, no trailing slash in the answer.
 * `https` only; plain `http` is for a city on this very computer (the reference city of the demo).
 */
export function parseCityAddress(typed: string): Result<string, 'address-invalid' | 'address-insecure'> {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s\\]/.test(text) || !URL.canParse(whole)) return refused('address-invalid');
  const url = new URL(whole);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return refused('address-invalid');
  }
  const loopback = loopbackHosts.has(url.hostname);
  if (url.protocol === 'http:' && !loopback) return refused('address-insecure');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('address-invalid');
  // A name without a dot is a slip of the keyboard, not a city.
  if (!loopback && !/^[^.].*\.[^.]+$/.test(url.hostname) && !url.hostname.startsWith('[')) {
    return refused('address-invalid');
  }
  // People paste the address with the version that the documentation shows.
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '').replace(/\/+$/, '');
  return ok(`${url.origin}${path}`);
}

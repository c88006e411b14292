import { mailAddress } from './mail-address.ts';

/** Sites that the interface links to, and why. Anything else is refused, and can be copied by hand. */
const allowedHosts: ReadonlySet<string> = new Set([
  'adresse.data.gouv.fr', // the address base to download
  'www.data.gouv.fr', // the same, and quartier contours
  'geoservices.ign.fr', // IRIS contours, terms of the base map
  'www.cnil.fr', // the law, explained to associations
  'www.service-public.fr', // the law, explained to residents
]);

/**
 * The address to hand to the system's browser or mail program, or `null` when it is refused.
 * The host is compared whole: a prefix or a suffix would let `www.cnil.fr.evil.example` through.
 */
export function externalAddress(asked: string, cityAddress: string | null = null): string | null {
  if (/[\s\\]/.test(asked) || !URL.canParse(asked)) return null;
  const url = new URL(asked);
  if (url.protocol === 'mailto:') return mailAddress(asked);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  const cityHost = cityAddress && URL.canParse(cityAddress) ? new URL(cityAddress).hostname : null;
  return allowedHosts.has(url.hostname) || url.hostname === cityHost ? url.href : null;
}

import { net } from 'electron';
import { RedirectRefused, type Fetch } from '../services/city-fetch.ts';

/**
 * Chromium's network, for the system's proxy and certificates. It does not answer with the status of a
 * redirection that must not be followed: it rejects, with an error that only its words tell from any other.
 */
export const systemFetch: Fetch = async (url, init) => {
  try {
    return await net.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
  } catch (error) {
    if (error instanceof Error && /redirect/i.test(error.message)) throw new RedirectRefused();
    throw error;
  }
};

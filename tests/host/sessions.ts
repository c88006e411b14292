import { randomBytes, timingSafeEqual } from 'node:crypto';

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

export interface Sessions {
  /** A key that opens one session, once. */
  newKey(): string;
  /** The session that a key opens; `null` when it is unknown or used. */
  enter(key: string): string | null;
  /** A session for the host's own browser. */
  open(): string;
  holds(cookieHeader: string | undefined): boolean;
  cookieOf(session: string): { readonly name: string; readonly value: string };
  /** The `Set-Cookie` value of a session. */
  setCookie(session: string): string;
}

/**
 * Who may talk to the loopback host: whoever was handed the link, and other programs of this computer not.
 * The cookie's name has the port in it: browsers keep one jar for all the ports of 127.0.0.1.
 */
export function createSessions(port: () => number): Sessions {
  const cookieName = (): string => `palier-${port()}`;
  const keys = new Set<string>();
  const sessions = new Set<string>();
  const fresh = (into: Set<string>): string => {
    const value = randomBytes(32).toString('base64url');
    into.add(value);
    return value;
  };
  return {
    newKey: () => fresh(keys),
    enter(key) {
      for (const known of keys) {
        if (isSame(known, key)) {
          keys.delete(known);
          return fresh(sessions);
        }
      }
      return null;
    },
    open: () => fresh(sessions),
    holds(cookieHeader) {
      const sent = (cookieHeader ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${cookieName()}=`))
        ?.slice(cookieName().length + 1);
      return sent !== undefined && [...sessions].some((session) => isSame(session, sent));
    },
    cookieOf: (session) => ({ name: cookieName(), value: session }),
    setCookie: (session) => `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

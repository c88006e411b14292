import { createHash, createHmac } from 'node:crypto';
import type { Database } from './database.ts';
import { Problem } from './problem.ts';

export const scopes = ['read', 'write', 'contacts'] as const;
export type Scope = (typeof scopes)[number];

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The same seed gives the same tokens, so that a restarted city still knows its associations. */
export function makeToken(name: string, seed: number): string {
  return `palier_${name}_${createHmac('sha256', `city ${seed}`).update(name).digest('hex').slice(0, 32)}`;
}

export async function registerClient(
  database: { query(text: string, params: readonly unknown[]): Promise<unknown> },
  client: Client,
  token: string,
): Promise<void> {
  await database.query(
    `INSERT INTO clients (id, name, token_hash, scopes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, token_hash = excluded.token_hash, scopes = excluded.scopes`,
    [client.id, client.name, hashToken(token), [...client.scopes]],
  );
}

/** @throws Problem 401 (RFC 6750) */
export async function authenticate(database: Database, authorization: string | undefined): Promise<Client> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
  const [client] =
    token === undefined
      ? []
      : await database.query<Client & Record<string, unknown>>(
          'SELECT id, name, scopes FROM clients WHERE token_hash = $1',
          [hashToken(token)],
        );
  if (client === undefined)
    throw new Problem(
      401,
      'Sign in',
      { detail: 'The token is missing, unknown or revoked.' },
      {
        'www-authenticate': token === undefined ? 'Bearer' : 'Bearer error="invalid_token"',
      },
    );
  return client;
}

/** @throws Problem 403 */
export function requireScope(client: Client, scope: Scope): void {
  if (!client.scopes.includes(scope))
    throw new Problem(403, 'Not allowed', { detail: `This token does not have the scope “${scope}”.`, scope });
}

export function seesContacts(client: Client): boolean {
  return client.scopes.includes('contacts');
}

/**
 * The reference city in a process of its own, to be killed: node --import tsx city-process.ts FOLDER PORT
 * The parent asks it, by message, for what no client may do.
 */
import { makeToken, registerClient } from '../../city/authenticate.ts';
import type { Backup } from '../../city/backup.ts';
import { startCity } from '../../city/server.ts';
import { historyTables } from './city-history.ts';

export interface Question {
  readonly number: number;
  readonly ask: 'sql' | 'snapshot' | 'restore' | 'forget-deletions' | 'violations';
  readonly text?: string;
  readonly backup?: Backup;
}

export interface Reply {
  readonly number: number;
  readonly answer?: unknown;
  readonly problem?: string;
}

export const clientIds = ['laptop0', 'laptop1', 'laptop2', 'laptop3', 'laptop4', 'city'] as const;
export const tokenOf = (clientId: string): string => makeToken(clientId, 2020);

const [folder, port] = process.argv.slice(2);
if (folder !== undefined && process.send) {
  const city = await startCity({
    dataFolder: folder,
    port: Number(port),
    sample: 'empty',
    rate: { burst: 1e6, perSecond: 1e6 },
  });
  for (const statement of historyTables.split(/;\n(?=  CREATE)/)) await city.sql(statement);
  for (const id of clientIds)
    await registerClient({ query: city.sql }, { id, name: id, scopes: ['read', 'write', 'contacts'] }, tokenOf(id));

  const answer = async ({ ask, text, backup }: Question): Promise<unknown> => {
    switch (ask) {
      case 'sql':
        return city.sql(text ?? '');
      case 'snapshot':
        return city.snapshot();
      case 'restore':
        return backup && city.restore(backup);
      case 'forget-deletions':
        return city.expireCursors();
      case 'violations':
        return [...city.violations, ...city.unlawfulRequests];
    }
  };
  process.on('message', (question: Question) => {
    void answer(question).then(
      (found) => process.send?.({ number: question.number, answer: found } satisfies Reply),
      (error: unknown) => process.send?.({ number: question.number, problem: String(error) } satisfies Reply),
    );
  });
  process.on('disconnect', () => process.exit());
  process.send({ number: 0, answer: city.address } satisfies Reply);
}

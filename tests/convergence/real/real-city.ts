import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { createCityClient, etagOf } from '../../../shared/city/client.ts';
import type { Listing, ListingFields } from '../../../shared/domain/listing.ts';
import { isDeleted } from '../../../shared/sync/city-item.ts';
import { fieldsOf, sameField, writableFields } from '../../../shared/sync/writable-fields.ts';
import type { Backup } from '../../city/backup.ts';
import type { Written } from '../simulated-city.ts';
import { type Question, type Reply, tokenOf } from './city-process.ts';
import { historyRows } from './city-history.ts';

const script = fileURLToPath(new URL('./city-process.ts', import.meta.url));

/** The reference city on a disk of its own, in a process that dies of SIGKILL and starts again on the same port. */
export class RealCity {
  readonly #folder: string;
  #process: ChildProcess | null = null;
  #ready: Promise<string>;
  #port = 0;
  #questions = 0;
  readonly #open = new Map<number, { answer: (found: unknown) => void; fail: (error: Error) => void }>();
  readonly #client = createCityClient({
    baseUrl: 'http://city',
    fetch: async (request) => {
      request.headers.set('authorization', `Bearer ${tokenOf('city')}`);
      return fetch(new Request(request.url.replace('http://city', await this.#ready), request));
    },
  });

  constructor(folder: string) {
    this.#folder = folder;
    this.#ready = this.#start();
  }

  /** Where it answers when it does: while it starts again, nobody is there. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where it answers, once it does. */
  get address(): Promise<string> {
    return this.#ready;
  }

  /** SIGKILL: what was not committed has never been. It starts again by itself, behind the caller's back. */
  async kill(): Promise<void> {
    await this.#ready;
    const dying = this.#process;
    if (!dying) return;
    const gone = once(dying, 'exit');
    dying.kill('SIGKILL');
    await gone;
    this.#ready = this.#start();
  }

  async stop(): Promise<void> {
    await this.#ready.catch(() => undefined);
    this.#process?.kill('SIGKILL');
  }

  async sql(text: string): Promise<Record<string, unknown>[]> {
    return (await this.#ask({ ask: 'sql', text })) as Record<string, unknown>[];
  }

  /** What the city said, accepted or was asked against its contract, since it last started. */
  async violations(): Promise<string[]> {
    return (await this.#ask({ ask: 'violations' })) as string[];
  }

  async forgetDeletions(): Promise<void> {
    await this.#ask({ ask: 'forget-deletions' });
  }

  async backUp(): Promise<Backup> {
    return (await this.#ask({ ask: 'snapshot' })) as Backup;
  }

  /** Answers where in the history the backup was put back: clients write before and after, on the way too. */
  async restore(backup: Backup): Promise<number> {
    await this.#ask({ ask: 'restore', backup });
    const [last] = await this.sql('SELECT max(number)::float8 AS number FROM history WHERE listing_id IS NULL');
    return Number(last?.['number']);
  }

  /** Nothing has ever happened. */
  async forgetAll(): Promise<void> {
    await this.sql('TRUNCATE listings, changes, operations, writers, city_clock');
    await this.sql('TRUNCATE history');
    await this.sql('UPDATE horizon SET number = 0, restored = restored + 1');
  }

  async setClock(seconds: number): Promise<void> {
    await this.sql(`INSERT INTO city_clock VALUES (${seconds})`);
  }

  async listings(): Promise<Listing[]> {
    const page = await this.#client.page(null, 2000);
    if (!page.ok) throw new Error(`the city does not show its listings: ${page.code}`);
    if (page.data.rejected.length > 0) throw new Error(`the city shows ${JSON.stringify(page.data.rejected)}`);
    return page.data.items.flatMap((item) => (isDeleted(item) ? [] : [item as Listing]));
  }

  /** By somebody at the city hall; refused when the table of transitions says so, or when a laptop was faster. */
  async edit(listing: Listing, change: Partial<ListingFields>): Promise<void> {
    await this.#client.update(listing.id, change, etagOf(listing), uuidv7());
  }

  async history(): Promise<{ readonly number: number; readonly written: Written }[]> {
    const rows = (await this.sql(historyRows)) as unknown as {
      number: number;
      id: string;
      before: Listing | null;
      after: Listing | null;
      by: string;
    }[];
    return rows.map(({ number, id, before, after, by }) => ({
      number,
      written: { by, id, before, after, asked: askedFor(before, after) },
    }));
  }

  async #start(): Promise<string> {
    const child = fork(script, [this.#folder, String(this.#port)], { execArgv: ['--import', 'tsx'] });
    this.#process = child;
    const address = await new Promise<string>((resolve, reject) => {
      child.on('message', ({ number, answer, problem }: Reply) => {
        if (number === 0) resolve(String(answer));
        const asked = this.#open.get(number);
        this.#open.delete(number);
        if (problem === undefined) asked?.answer(answer);
        else asked?.fail(new Error(problem));
      });
      child.once('exit', (code, signal) => {
        reject(new Error(`the city stopped: ${code ?? signal}`));
        for (const { fail } of this.#open.values()) fail(new Error('the city was killed'));
        this.#open.clear();
      });
    });
    this.#port = Number(new URL(address).port);
    return address;
  }

  async #ask(question: Omit<Question, 'number'>): Promise<unknown> {
    await this.#ready;
    const number = (this.#questions += 1);
    return await new Promise((answer, fail) => {
      this.#open.set(number, { answer, fail });
      this.#process?.send({ ...question, number });
    });
  }
}

/** A write is known by what it changed. */
function askedFor(before: Listing | null, after: Listing | null): Partial<ListingFields> {
  if (after === null) return {};
  if (before === null) return fieldsOf(after);
  return Object.fromEntries(
    writableFields.filter((field) => !sameField(field, before, after)).map((field) => [field, after[field]]),
  );
}

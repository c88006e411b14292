import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../city/database.ts';
import { reusedDatabase } from '../city/reused-database.ts';
import { type KillableBrowser, startBrowser } from './killable-browser.ts';

export interface Workshop {
  readonly browser: () => Promise<KillableBrowser>;
  /** Blank; for one city at a time. */
  readonly database: () => Promise<Database>;
  close(): Promise<void>;
}

/**
 * What takes a processor for seconds to start, once for all the worlds of this process: a browser, in which every laptop
 * has a context of its own, and a PostgreSQL.
 */
export function openWorkshop(): Workshop {
  const databases = reusedDatabase();
  let started: Promise<{ readonly browser: KillableBrowser; readonly profile: string }> | undefined;
  const start = async () => {
    const profile = await mkdtemp(join(tmpdir(), 'palier-browser-'));
    return { browser: await startBrowser(profile), profile };
  };
  return {
    browser: async () => (await (started ??= start())).browser,
    database: databases.blank,
    async close() {
      await databases.close();
      if (!started) return;
      const { browser, profile } = await started;
      await browser.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type {
  BackupBridge,
  BackupFailure,
  BackupOutcome,
  BackupPlace,
  PlaceState,
} from '../../../shared/backup/backup-bridge.ts';
import { ok, refused } from '../../../shared/result.ts';
import { localDay } from '../../../shared/text/local-day.ts';
import { BackupFolder } from './backup-folder.ts';
import { openChosenFolder } from './chosen-folder.ts';
import { placeFailure } from './place-failure.ts';
import type { ProvenFile } from './proven-file.ts';

interface OpenBackupsOptions {
  /** Of this user: backups lie in its `sauvegardes`, which a person can find. */
  readonly dataFolder: string;
  /** Asks for a folder; `null`: the person gave up. */
  readonly askFolder: () => Promise<string | null>;
  readonly now: () => Date;
}

/** One backup on its way, in each place that could be begun; what became of the others. */
interface Writing {
  readonly files: Map<BackupPlace, ProvenFile>;
  readonly outcome: BackupOutcome;
}

/** Keeps sealed backups, and never sees into one. A place that fails keeps the other from nothing. */
export function openBackups({ dataFolder, askFolder, now }: OpenBackupsOptions): BackupBridge {
  const own = new BackupFolder('own', join(dataFolder, 'sauvegardes'));
  const chosen = openChosenFolder(join(dataFolder, 'backups.json'));
  const writings = new Map<string, Writing>();

  async function folders(): Promise<BackupFolder[]> {
    const path = await chosen.path();
    return path === null ? [own] : [own, new BackupFolder('chosen', path)];
  }

  async function folderOf(place: BackupPlace): Promise<BackupFolder | undefined> {
    return (await folders()).find((folder) => folder.place === place);
  }

  async function stateOf(folder: BackupFolder): Promise<PlaceState> {
    const { place, path: shownPath } = folder;
    if (place === 'own') await own.make().catch(() => undefined);
    try {
      const backups = await folder.list();
      const at = now().toISOString();
      if (place === 'chosen') await chosen.seen(at).catch(() => undefined);
      return { place, shownPath, problem: null, lastSeenAt: at, backups };
    } catch (error) {
      const problem = placeFailure(error) === 'folder-missing' ? 'folder-missing' : 'not-writable';
      return { place, shownPath, problem, lastSeenAt: await chosen.lastSeenAt(), backups: [] };
    }
  }

  /** What fails in a place ends it there; answers why nothing is left, or `null`. */
  async function inEach(writing: Writing, work: (file: ProvenFile) => Promise<BackupFailure | null>) {
    for (const [place, file] of writing.files) {
      const failure = await work(file).catch(placeFailure);
      if (failure === null) continue;
      writing.outcome[place] = failure;
      writing.files.delete(place);
      await file.abandon();
    }
    return writing.files.size > 0 ? null : (writing.outcome.own ?? 'not-writable');
  }

  return {
    async state() {
      return ok({ computer: hostname(), places: await Promise.all((await folders()).map(stateOf)) });
    },

    async begin({ name }) {
      // The windows take turns: whoever had begun another is gone.
      for (const before of writings.values()) for (const file of before.files.values()) await file.abandon();
      writings.clear();
      const writing: Writing = { files: new Map(), outcome: {} };
      for (const folder of await folders()) {
        await folder.sweep();
        try {
          writing.files.set(folder.place, await folder.begin(name));
        } catch (error) {
          writing.outcome[folder.place] = placeFailure(error);
        }
      }
      if (writing.files.size === 0) return refused(writing.outcome.own ?? 'not-writable');
      const id = randomUUID();
      writings.set(id, writing);
      return ok({ writing: id });
    },

    async append({ writing: id, content }) {
      const writing = writings.get(id);
      if (!writing) return refused('not-found');
      const failure = await inEach(writing, async (file) => {
        await file.append(content);
        return null;
      });
      if (failure !== null) writings.delete(id);
      return failure === null ? ok(null) : refused(failure);
    },

    async finish({ writing: id, sha256 }) {
      const writing = writings.get(id);
      if (!writing) return refused('not-found');
      writings.delete(id);
      const failure = await inEach(writing, async (file) => ((await file.finish(sha256)) ? null : 'differs'));
      if (failure !== null) return refused(failure);
      for (const place of writing.files.keys()) {
        writing.outcome[place] = null;
        // What cannot go now goes the next time.
        await (await folderOf(place))?.rotate(localDay(now())).catch(() => undefined);
      }
      return ok(writing.outcome);
    },

    async abandon({ writing: id }) {
      const files = writings.get(id)?.files.values() ?? [];
      writings.delete(id);
      for (const file of files) await file.abandon();
      return ok(null);
    },

    async keepKey({ name, content }) {
      const outcome: BackupOutcome = {};
      for (const folder of await folders()) outcome[folder.place] = await folder.keep(name, content);
      return ok(outcome);
    },

    async read({ place, name, from }) {
      const folder = await folderOf(place);
      if (!folder) return refused('folder-missing');
      try {
        return ok(await folder.read(name, from));
      } catch (error) {
        const failure = placeFailure(error);
        return refused(failure === 'folder-missing' ? 'not-found' : failure);
      }
    },

    async chooseFolder() {
      const folder = await askFolder();
      if (folder === null) return refused('cancelled');
      try {
        await chosen.choose(folder);
        await (await folderOf('chosen'))?.make();
        return ok(null);
      } catch (error) {
        await chosen.choose(null).catch(() => undefined);
        return refused(placeFailure(error));
      }
    },

    async forgetFolder() {
      await chosen.choose(null);
      return ok(null);
    },
  };
}

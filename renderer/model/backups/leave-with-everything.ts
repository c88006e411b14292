import { plainEntry, writeZip } from '../../../shared/backup/zip-writer.ts';
import type { ZipEntry } from '../../../shared/backup/zip-layout.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { SavedFile, SaveFailure, ShellBridge } from '../../../shared/shell.ts';
import { BackupCancelled, startBackupWorker } from '../../workers/backup/backup-worker.ts';
import type { ReadableFiles } from '../../workers/backup/readable-files.ts';

export interface LeftFile extends SavedFile {
  /** False where this computer could not print them. */
  readonly withPdf: boolean;
}

/** One archive of everything in CSV, JSON and PDF, in clear, at a place that the person chooses. `day`: ISO date. */
export async function leaveWithEverything(
  shell: Pick<ShellBridge, 'print' | 'files'>,
  day: string,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<LeftFile, SaveFailure>> {
  const worker = startBackupWorker();
  const cancel = () => worker.end();
  signal.addEventListener('abort', cancel);
  try {
    const { entries, pages, about } = await worker.leave(day);
    const pdf = await printed(shell, pages, onProgress, signal);
    if (signal.aborted) return refused('cancelled');
    const onTop = plainEntry('LISEZMOI.txt', pdf ? about.withPdf : about.withoutPdf);
    const content = writeZip([onTop, ...entries, ...(pdf ?? [])], new Date().toISOString());
    const saved = await shell.files.save({ suggestedName: `palier-tout-${day}.zip`, content });
    return saved.ok ? ok({ ...saved.data, withPdf: pdf !== null }) : saved;
  } catch (error) {
    if (error instanceof BackupCancelled) return refused('cancelled');
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    worker.end();
  }
}

/** `null`: this computer prints nothing, or it was cancelled. */
async function printed(
  { print }: Pick<ShellBridge, 'print'>,
  pages: ReadableFiles['pages'],
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ZipEntry[] | null> {
  const entries: ZipEntry[] = [];
  for (const { name, title, html } of pages) {
    onProgress(entries.length, pages.length);
    const jobId = crypto.randomUUID();
    const stop = () => void print.cancel({ jobId });
    signal.addEventListener('abort', stop);
    const made = await print.toPdf({ jobId, title, html });
    signal.removeEventListener('abort', stop);
    if (!made.ok) return null;
    entries.push(plainEntry(`pdf/${name}.pdf`, made.data.pdf));
  }
  return entries;
}

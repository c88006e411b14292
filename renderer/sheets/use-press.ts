import { onScopeDispose, readonly, ref, shallowRef } from 'vue';
import type { Sheet } from '../../shared/domain/sheet.ts';
import type { Result } from '../../shared/result.ts';
import type { PrintFailure, SavedFile, SaveFailure } from '../../shared/shell.ts';
import { shell } from '../app/shell.ts';

export type PressProblem = PrintFailure | SaveFailure | 'unknown-file' | 'no-viewer' | 'shell-unavailable';
export type PressTask = 'pdf' | 'paper';

/** Printing one frozen edition: its PDF saved, opened, or sent to the printer; one task at a time, with a way out. */
export function usePress() {
  const task = ref<PressTask | null>(null);
  const problem = ref<PressProblem | null>(null);
  const saved = shallowRef<SavedFile | null>(null);
  let jobId = '';

  async function run(kind: PressTask, work: () => Promise<Result<unknown, string>>): Promise<boolean> {
    if (task.value !== null) return false;
    jobId = crypto.randomUUID();
    task.value = kind;
    problem.value = null;
    try {
      const answer = await work();
      // Giving up is no failure: nothing is said, everything is as before.
      if (!answer.ok && answer.code !== 'cancelled') problem.value = answer.code as PressProblem;
      return answer.ok;
    } catch {
      problem.value = 'shell-unavailable';
      return false;
    } finally {
      task.value = null;
    }
  }

  const documentOf = (sheet: Sheet) => ({ jobId, title: sheet.title, html: sheet.html });

  function savePdf(sheet: Sheet): Promise<boolean> {
    return run('pdf', async () => {
      saved.value = null;
      const printed = await shell.print.toPdf(documentOf(sheet));
      if (!printed.ok) return printed;
      const name = `${sheet.title.toLocaleLowerCase('fr').replaceAll(' ', '-')}.pdf`;
      const kept = await shell.files.save({ suggestedName: name, content: printed.data.pdf });
      if (kept.ok) saved.value = kept.data;
      return kept;
    });
  }

  async function openSaved(): Promise<void> {
    if (saved.value === null) return;
    const opened = await shell.files.open({ fileId: saved.value.fileId });
    if (!opened.ok) problem.value = opened.code as PressProblem;
  }

  function printOnPaper(sheet: Sheet): Promise<boolean> {
    return run('paper', () => shell.print.onPaper(documentOf(sheet)));
  }

  async function cancel(): Promise<void> {
    if (task.value !== null) await shell.print.cancel({ jobId });
  }

  onScopeDispose(() => void cancel());
  return { task: readonly(task), problem: readonly(problem), saved, savePdf, openSaved, printOnPaper, cancel };
}

import { onScopeDispose, readonly, type Ref, ref, shallowRef } from 'vue';
import type { Result } from '../../../shared/result.ts';
import type { PrintFailure, SavedFile, SaveFailure } from '../../../shared/shell.ts';
import { shell } from '../../model/shell.ts';

export type PressProblem = PrintFailure | SaveFailure | 'unknown-file' | 'no-viewer' | 'shell-unavailable';
type PressTask = 'pdf' | 'paper';

/** A whole document, ready; its title names the file, and says nothing of anybody. */
interface Printable {
  readonly title: string;
  readonly html: string;
}

/** Each task answers whether it succeeded; one that was given up did not, and is no problem. */
export interface Press {
  readonly task: Readonly<Ref<PressTask | null>>;
  readonly problem: Readonly<Ref<PressProblem | null>>;
  readonly saved: Ref<SavedFile | null>;
  savePdf(document: Printable): Promise<boolean>;
  openSaved(): Promise<void>;
  printOnPaper(document: Printable): Promise<boolean>;
  cancel(): Promise<void>;
}

/** Printing one frozen edition: its PDF saved, opened, or sent to the printer; one task at a time, with a way out. */
export function usePress(): Press {
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

  const jobOf = ({ title, html }: Printable) => ({ jobId, title, html });

  function savePdf(document: Printable): Promise<boolean> {
    return run('pdf', async () => {
      saved.value = null;
      const printed = await shell.print.toPdf(jobOf(document));
      if (!printed.ok) return printed;
      const words = document.title.toLocaleLowerCase('fr').split(/[^\p{L}\p{N}]+/u);
      const name = `${words.filter(Boolean).join('-')}.pdf`;
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

  function printOnPaper(document: Printable): Promise<boolean> {
    return run('paper', () => shell.print.onPaper(jobOf(document)));
  }

  async function cancel(): Promise<void> {
    if (task.value !== null) await shell.print.cancel({ jobId });
  }

  onScopeDispose(() => void cancel());
  return { task: readonly(task), problem: readonly(problem), saved, savePdf, openSaved, printOnPaper, cancel };
}

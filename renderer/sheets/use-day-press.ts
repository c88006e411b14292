import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { sheetLabel } from '../../shared/domain/check-letter.ts';
import type { Sheet } from '../../shared/domain/sheet.ts';
import { shell } from '../app/shell.ts';
import type { PaperLevel } from './draft-paper.ts';
import { issueEdition, type IssueProblem } from './issue-edition.ts';
import { type PaperBatch, printInBatches } from './print-batches.ts';
import type { PressProblem } from './use-press.ts';

interface SavedBatch {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

export interface SkippedRound {
  readonly roundId: string;
  readonly problem: IssueProblem;
}

/** A stop the coordinator asked for is no failure. */
type DayProblem = PressProblem | 'stopped';

/**
 * The rounds of a day as numbered editions in files of some fifty pages. Stopped or failed half-way, what is saved stays
 * saved, what is numbered stays numbered, and `resume` goes on with what is left.
 */
export function useDayPress() {
  const running = ref(false);
  const pages = ref(0);
  const saved = shallowRef<readonly SavedBatch[]>([]);
  const skipped = shallowRef<readonly SkippedRound[]>([]);
  const problem = ref<DayProblem | null>(null);
  const unsaved = shallowRef<readonly Sheet[]>([]);
  const notNumbered = shallowRef<readonly string[]>([]);
  let level: PaperLevel = 'round-sheet';
  let jobId = '';
  let stopped = false;

  async function* editions(): AsyncGenerator<Sheet> {
    yield* unsaved.value;
    unsaved.value = [];
    while (notNumbered.value.length > 0 && !stopped) {
      const [roundId = '', ...rest] = notNumbered.value;
      const issued = await issueEdition(roundId, 1, level);
      notNumbered.value = rest;
      if (issued.ok) yield issued.data;
      else skipped.value = [...skipped.value, { roundId, problem: issued.code }];
    }
  }

  async function save(batch: PaperBatch<Sheet>): Promise<'printed' | 'stop'> {
    const [first, last] = [batch.papers[0]?.number ?? 0, batch.papers.at(-1)?.number ?? 0];
    const failure = stopped ? 'cancelled' : await saveBatch(batch, first, last);
    if (failure === null) {
      pages.value += batch.pages;
      return 'printed';
    }
    problem.value = failure === 'cancelled' ? 'stopped' : failure;
    stopped = true;
    return 'stop';
  }

  async function saveBatch({ html }: PaperBatch<Sheet>, first: number, last: number): Promise<PressProblem | null> {
    const title = `feuilles-${sheetLabel(first)}-a-${sheetLabel(last)}`;
    jobId = crypto.randomUUID();
    try {
      const printed = await shell.print.toPdf({ jobId, title, html });
      if (!printed.ok) return printed.code as PressProblem;
      const kept = await shell.files.save({ suggestedName: `${title}.pdf`, content: printed.data.pdf });
      if (!kept.ok) return kept.code as PressProblem;
      saved.value = [...saved.value, { path: kept.data.shownPath, first, last }];
      return null;
    } catch {
      return 'shell-unavailable';
    }
  }

  async function run(): Promise<void> {
    if (running.value) return;
    running.value = true;
    stopped = false;
    problem.value = null;
    try {
      unsaved.value = await printInBatches(editions(), save);
    } catch {
      problem.value = 'shell-unavailable';
    } finally {
      running.value = false;
    }
  }

  function start(roundIds: readonly string[], paper: PaperLevel): Promise<void> {
    level = paper;
    notNumbered.value = roundIds;
    unsaved.value = [];
    saved.value = [];
    skipped.value = [];
    pages.value = 0;
    return run();
  }

  async function stop(): Promise<void> {
    stopped = true;
    if (running.value && jobId !== '') await shell.print.cancel({ jobId });
  }

  onScopeDispose(() => void stop());
  const left = computed(() => unsaved.value.length + notNumbered.value.length);
  return { running, pages, saved, skipped, problem, unsaved, left, start, stop, resume: run };
}

import { computed, type ComputedRef, onScopeDispose, type Ref, ref, shallowRef } from 'vue';
import { sheetLabel } from '../../shared/domain/check-letter.ts';
import type { Sheet } from '../../shared/domain/sheet.ts';
import { isDiskFull } from '../db/disk-full.ts';
import { shell } from '../model/shell.ts';
import type { PaperLevel } from './draft-paper.ts';
import { issueEdition, type IssueProblem } from './issue-edition.ts';
import { type PaperBatch, printInBatches } from './print-batches.ts';
import type { PressProblem } from '../widgets/press/use-press.ts';

interface SkippedRound {
  readonly roundId: string;
  readonly problem: IssueProblem;
}

/** A stop the coordinator asked for is no failure. */
type DayProblem = Exclude<PressProblem, 'cancelled'> | 'stopped';

export interface DayPress {
  readonly running: Ref<boolean>;
  /** Saved so far. */
  readonly pages: Ref<number>;
  /** Paths, as the coordinator knows them. */
  readonly saved: Ref<readonly string[]>;
  readonly skipped: Ref<readonly SkippedRound[]>;
  readonly problem: Ref<DayProblem | null>;
  /** Numbered, in no file yet. */
  readonly unsaved: Ref<readonly Sheet[]>;
  /** Editions to be saved or numbered. */
  readonly left: ComputedRef<number>;
  start(roundIds: readonly string[], paper: PaperLevel): Promise<void>;
  stop(): void;
  resume(): Promise<void>;
}

function titleOf(papers: readonly Sheet[]): string {
  return `feuilles-${sheetLabel(papers[0]?.number ?? 0)}-a-${sheetLabel(papers.at(-1)?.number ?? 0)}`;
}

/**
 * The rounds of a day as numbered editions in files of some fifty pages. Stopped or failed half-way, what is saved stays
 * saved, what is numbered stays numbered, and `resume` goes on with what is left.
 */
export function useDayPress(): DayPress {
  const running = ref(false);
  const pages = ref(0);
  const saved = shallowRef<readonly string[]>([]);
  const skipped = shallowRef<readonly SkippedRound[]>([]);
  const problem = ref<DayProblem | null>(null);
  const unsaved = shallowRef<readonly Sheet[]>([]);
  const notNumbered = shallowRef<readonly string[]>([]);
  const left = computed(() => unsaved.value.length + notNumbered.value.length);
  const jobs = new Set<string>();
  let level: PaperLevel = 'round-sheet';

  async function* editions(): AsyncGenerator<Sheet> {
    yield* unsaved.value;
    unsaved.value = [];
    while (notNumbered.value.length > 0 && problem.value === null) {
      const [roundId = '', ...rest] = notNumbered.value;
      const issued = await issueEdition(roundId, 1, level).catch((error: unknown) => {
        stopFor(isDiskFull(error) ? 'disk-full' : 'shell-unavailable');
        return null;
      });
      if (issued === null) return;
      notNumbered.value = rest;
      if (issued.ok) yield issued.data;
      else skipped.value = [...skipped.value, { roundId, problem: issued.code }];
    }
  }

  /** Nothing more is numbered or printed; the first reason is the one told. */
  function stopFor(reason: PressProblem | 'stopped'): 'stop' {
    problem.value ??= reason === 'cancelled' ? 'stopped' : reason;
    return 'stop';
  }

  async function print({ html, papers }: PaperBatch<Sheet>): Promise<Uint8Array | 'stop'> {
    if (problem.value !== null) return 'stop';
    const jobId = crypto.randomUUID();
    jobs.add(jobId);
    try {
      const printed = await shell.print.toPdf({ jobId, title: titleOf(papers), html });
      return printed.ok ? printed.data.pdf : stopFor(printed.code as PressProblem);
    } catch {
      return stopFor('shell-unavailable');
    } finally {
      jobs.delete(jobId);
    }
  }

  async function keep({ papers, pages: more }: PaperBatch<Sheet>, content: Uint8Array): Promise<'kept' | 'stop'> {
    if (problem.value === 'stopped') return 'stop';
    try {
      const kept = await shell.files.save({ suggestedName: `${titleOf(papers)}.pdf`, content });
      if (!kept.ok) return stopFor(kept.code as PressProblem);
      saved.value = [...saved.value, kept.data.shownPath];
      pages.value += more;
      return 'kept';
    } catch {
      return stopFor('shell-unavailable');
    }
  }

  async function run(): Promise<void> {
    if (running.value) return;
    running.value = true;
    problem.value = null;
    try {
      unsaved.value = await printInBatches(editions(), { print, keep, giveUp });
      if (problem.value === 'stopped' && left.value === 0) problem.value = null;
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

  function giveUp(): void {
    for (const jobId of jobs) shell.print.cancel({ jobId }).catch(() => undefined);
  }

  function stop(): void {
    if (!running.value) return;
    stopFor('stopped');
    giveUp();
  }

  onScopeDispose(stop);
  return { running, pages, saved, skipped, problem, unsaved, left, start, stop, resume: run };
}

import type { ShellBridge } from '../../../../shared/shell.ts';

/** A printer and a disk that behave, until they are told not to. */
export interface PretendPress {
  readonly bridge: ShellBridge;
  /** Documents printed, in order. */
  readonly printed: string[];
  readonly files: string[];
  /** What the next printing or saving answers; `null` again after it has. */
  refuse: { readonly at: 'print' | 'save'; readonly code: string } | null;
  /** Called while a document prints, which lasts as long as it does. */
  during: (() => Promise<void> | undefined) | null;
  /** Job numbers that were cancelled, whether they printed still or not. */
  readonly cancelled: ReadonlySet<string>;
  forget(): void;
}

export function pretendPress(): PretendPress {
  const cancelled = new Set<string>();
  const press: PretendPress = {
    printed: [],
    files: [],
    refuse: null,
    during: null,
    cancelled,
    forget() {
      press.printed.length = 0;
      press.files.length = 0;
      press.refuse = null;
      press.during = null;
      cancelled.clear();
    },
    bridge: {
      print: {
        async toPdf({ jobId, html }: { jobId: string; html: string }) {
          await press.during?.();
          if (cancelled.has(jobId)) return { ok: false, code: 'cancelled' };
          const refused = refusal('print');
          if (refused) return refused;
          press.printed.push(html);
          return { ok: true, data: { pdf: new Uint8Array([1]) } };
        },
        async onPaper() {
          await Promise.resolve();
          return refusal('print') ?? { ok: true, data: null };
        },
        async cancel({ jobId }: { jobId: string }) {
          cancelled.add(jobId);
          return Promise.resolve({ ok: true, data: null });
        },
      },
      files: {
        async save({ suggestedName }: { suggestedName: string }) {
          await Promise.resolve();
          const refused = refusal('save');
          if (refused) return refused;
          press.files.push(suggestedName);
          return { ok: true, data: { fileId: crypto.randomUUID(), shownPath: `Documents/${suggestedName}` } };
        },
      },
    } as unknown as ShellBridge,
  };

  function refusal(at: 'print' | 'save') {
    if (press.refuse?.at !== at) return null;
    const { code } = press.refuse;
    press.refuse = null;
    return { ok: false as const, code };
  }

  return press;
}

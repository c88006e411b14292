import { ok, refused, type Result } from '../../shared/result.ts';
import type { PrintFailure } from '../../shared/shell.ts';
import { printPolicy, securityHeaders } from './security-headers.ts';

/** Chromium, told to print one of the app's own pages. Rejects when `signal` aborts. */
export interface Printer {
  toPdf(path: string, signal: AbortSignal): Promise<Uint8Array>;
  /** `null` where the host has no system print dialogue. Answers false when the person closed it. */
  readonly onPaper: ((path: string, signal: AbortSignal) => Promise<boolean>) | null;
}

interface PrintDocument {
  readonly jobId: string;
  readonly title: string;
  readonly html: string;
}

export interface PrintJobs {
  /** Answers `/print/<jobId>` while that job runs; `null` when the address is not a job's. */
  page(pathname: string): Response | null;
  toPdf(document: PrintDocument): Promise<Result<{ pdf: Uint8Array }, PrintFailure>>;
  onPaper(document: PrintDocument): Promise<Result<null, PrintFailure>>;
  cancel(jobId: string): void;
}

/** Larger than any bridge carries. */
const largestPdf = 256 * 1024 * 1024;

/** Printing a thousand pages takes minutes on an old laptop; a page that never settles must not take for ever. */
const timeLimitMs = 300_000;

/**
 * Documents wait here, in memory, for as long as they print. Chromium fetches each by its job number, which is
 * a random UUID: nothing personal is in an address, and nothing is left on the disk.
 */
export function createPrintJobs(printer: Printer | null, limitMs: number = timeLimitMs): PrintJobs {
  const running = new Map<string, { html: string; stop: AbortController }>();

  async function run<Data>(
    document: PrintDocument,
    print: (path: string, signal: AbortSignal) => Promise<Result<Data, PrintFailure>>,
  ): Promise<Result<Data, PrintFailure>> {
    if (running.has(document.jobId)) return refused('printing-failed', 'this job is already printing');
    const stop = new AbortController();
    const late = AbortSignal.timeout(limitMs);
    running.set(document.jobId, { html: document.html, stop });
    try {
      const signal = AbortSignal.any([stop.signal, late]);
      // A printer that does not hear the signal is left behind rather than waited for.
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      return await Promise.race([print(`/print/${document.jobId}`, signal), aborted]);
    } catch {
      if (stop.signal.aborted) return refused('cancelled');
      return refused(late.aborted ? 'timed-out' : 'printing-failed');
    } finally {
      running.delete(document.jobId);
    }
  }

  return {
    page(pathname) {
      const job = /^\/print\/([0-9a-f-]{36})$/i.exec(pathname);
      if (!job) return null;
      const html = running.get(job[1] ?? '')?.html;
      const headers = { ...securityHeaders(printPolicy), 'cache-control': 'no-store' };
      if (html === undefined) return new Response(null, { status: 404, headers });
      return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
    },
    toPdf(document) {
      if (!printer) return Promise.resolve(refused('printer-unavailable'));
      return run(document, async (path, signal) => {
        const pdf = await printer.toPdf(path, signal);
        return pdf.byteLength > largestPdf ? refused('document-too-large') : ok({ pdf });
      });
    },
    onPaper(document) {
      const onPaper = printer?.onPaper;
      if (!onPaper) return Promise.resolve(refused('printer-unavailable'));
      return run(document, async (path, signal) => ((await onPaper(path, signal)) ? ok(null) : refused('cancelled')));
    },
    cancel(jobId) {
      running.get(jobId)?.stop.abort();
    },
  };
}

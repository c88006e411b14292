import { describe, expect, it } from 'vitest';
import { createPrintJobs, type Printer } from '../../../../electron/services/print-jobs.ts';

const jobId = '0196c7a0-1111-7000-8000-000000000001';
const document = { jobId, title: 'Feuille', html: '<p>Feuille</p>' };
const pdf = new Uint8Array([1, 2]);
const printer = (change: Partial<Printer> = {}): Printer => ({ toPdf: async () => pdf, onPaper: null, ...change });

describe('a document', () => {
  it('becomes a PDF, from the page under its own number', async () => {
    let asked = '';
    const jobs = createPrintJobs(
      printer({
        toPdf: async (path) => {
          asked = path;
          return pdf;
        },
      }),
    );
    expect(await jobs.toPdf(document)).toEqual({ ok: true, data: { pdf } });
    expect(asked).toBe(`/print/${jobId}`);
  });

  it('goes on paper where the system has a box for it, unless the person closes it', async () => {
    const answered = async (printed: boolean) =>
      createPrintJobs(printer({ onPaper: async () => printed })).onPaper(document);
    expect(await answered(true)).toEqual({ ok: true, data: null });
    expect(await answered(false)).toEqual({ ok: false, code: 'cancelled' });
    expect(await createPrintJobs(null).onPaper(document)).toEqual({ ok: false, code: 'printer-unavailable' });
  });

  it('prints once at a time under one number, and again afterwards', async () => {
    let release: (done: Uint8Array) => void = () => {};
    const jobs = createPrintJobs(printer({ toPdf: () => new Promise<Uint8Array>((resolve) => (release = resolve)) }));
    const first = jobs.toPdf(document);
    expect(await jobs.toPdf(document)).toMatchObject({ ok: false, code: 'printing-failed' });
    release(pdf);
    expect(await first).toMatchObject({ ok: true });
    const again = jobs.toPdf(document);
    release(pdf);
    expect(await again).toMatchObject({ ok: true });
  });

  it('is refused as a PDF larger than any bridge carries', async () => {
    const large = (byteLength: number) =>
      createPrintJobs(printer({ toPdf: async () => ({ byteLength }) as Uint8Array })).toPdf(document);
    expect(await large(256 * 1024 * 1024)).toMatchObject({ ok: true });
    expect(await large(256 * 1024 * 1024 + 1)).toEqual({ ok: false, code: 'document-too-large' });
  });

  it('is served as a page of its own while it prints, kept by nobody', async () => {
    let page: Response | null = null;
    const jobs = createPrintJobs(
      printer({
        toPdf: async (path) => {
          page = jobs.page(path.toUpperCase().replace('PRINT', 'print'));
          return pdf;
        },
      }),
    );
    await jobs.toPdf({ ...document, jobId: jobId.toUpperCase() });
    const served = page as Response | null;
    expect([served?.status, served?.headers.get('content-type'), served?.headers.get('cache-control')]).toEqual([
      ...[200, 'text/html; charset=utf-8', 'no-store'],
    ]);
  });

  it.each(['/print/', '/print/x', `/print/${jobId}/x`, `/x/print/${jobId}`, `/print/${jobId}0`, '/index.html'])(
    'has no address like %s',
    (path) => expect(createPrintJobs(null).page(path)).toBeNull(),
  );

  it('that nobody prints is not cancelled', () => {
    expect(() => createPrintJobs(printer()).cancel(jobId)).not.toThrow();
  });

  it('tells the printer when it is cancelled', async () => {
    let heard = false;
    const jobs = createPrintJobs(
      printer({
        toPdf: (_path, signal) =>
          new Promise((_, reject) =>
            signal.addEventListener('abort', () => {
              heard = true;
              reject(new Error('aborted'));
            }),
          ),
      }),
    );
    const printing = jobs.toPdf(document);
    jobs.cancel(jobId);
    expect(await printing).toEqual({ ok: false, code: 'cancelled' });
    expect(heard).toBe(true);
  });
});

/** One paper that is ready, as a whole document. */
export interface ReadyPaper {
  readonly html: string;
}

export interface PaperBatch<Paper extends ReadyPaper> {
  readonly papers: readonly Paper[];
  readonly html: string;
  readonly pages: number;
}

/** DESIGN §9: as many pages as an old laptop lays out at once without losing its breath. */
const pagesInBatch = 50;

/** A laptop has two cores at least: the print engine uses one for each document. Memory holds that many, and no more. */
const atOnce = 2;

interface Press<Paper extends ReadyPaper> {
  /** Called while the batch before may still print, never after one that was not kept. */
  print(batch: PaperBatch<Paper>): Promise<Uint8Array | 'stop'>;
  /** Called one batch after the other, in order; a batch counts as printed once it is kept. */
  keep(batch: PaperBatch<Paper>, pdf: Uint8Array): Promise<'kept' | 'stop'>;
  /** Called once a batch is not kept: those that still print come after it, and will not be kept either. */
  giveUp(): void;
}

/**
 * Prints papers as they come, some fifty pages at a time, two batches at once. Answers the papers that were made and not
 * kept, in order, once nothing prints any more: after a stop, `papers` is read to its end, which its maker brings about.
 */
export async function printInBatches<Paper extends ReadyPaper>(
  papers: AsyncIterable<Paper>,
  press: Press<Paper>,
): Promise<readonly Paper[]> {
  const batches = inBatches(papers);
  const left: Paper[] = [];

  async function begin() {
    const { done, value: batch } = await batches.next();
    if (done) return null;
    return { batch, printing: metLater(left.length > 0 ? Promise.resolve('stop' as const) : press.print(batch)) };
  }

  const ahead = Array.from({ length: atOnce }, () => metLater(begin()));
  for (let turn = ahead.shift(); turn; turn = ahead.shift()) {
    const begun = await turn;
    if (!begun) continue;
    const pdf = await begun.printing;
    const kept = left.length === 0 && pdf !== 'stop' && (await press.keep(begun.batch, pdf)) === 'kept';
    if (!kept && left.length === 0) press.giveUp();
    if (!kept) left.push(...begun.batch.papers);
    ahead.push(metLater(begin()));
  }
  return left;
}

/** Its failure is met where it is awaited, at its turn. */
function metLater<Data>(promise: Promise<Data>): Promise<Data> {
  promise.catch(() => undefined);
  return promise;
}

async function* inBatches<Paper extends ReadyPaper>(
  papers: AsyncIterable<Paper>,
): AsyncGenerator<PaperBatch<Paper>, null> {
  let waiting: Paper[] = [];
  let pages = 0;
  for await (const paper of papers) {
    const more = countPages(paper.html);
    if (waiting.length > 0 && pages + more > pagesInBatch) {
      yield { papers: waiting, html: joined(waiting), pages };
      waiting = [];
      pages = 0;
    }
    waiting.push(paper);
    pages += more;
  }
  if (waiting.length > 0) yield { papers: waiting, html: joined(waiting), pages };
  return null;
}

/** Pages are cut by us (decision 080): each is one section. */
export function countPages(html: string): number {
  return html.split('<section class="page"').length - 1;
}

/** Several documents of one kind as one: the first one's head, everyone's pages. */
function joined(papers: readonly ReadyPaper[]): string {
  const [first] = papers;
  if (!first) return '';
  const bodies = papers.map(({ html }) => html.slice(html.indexOf('<body>') + 6, html.lastIndexOf('</body>')));
  return `${first.html.slice(0, first.html.indexOf('<body>') + 6)}${bodies.join('')}</body>\n</html>\n`;
}

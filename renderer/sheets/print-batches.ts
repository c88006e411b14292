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

/** What is printed of a batch; `stop` ends it there, the batch counted as not printed. */
type Outcome = 'printed' | 'stop';

/**
 * Prints papers as they come, some fifty pages at a time. The next batch is made while this one prints, so that the
 * print engine never waits. Answers the papers that were made and not printed: after a stop, `papers` is read to its end,
 * which its maker brings about.
 */
export async function printInBatches<Paper extends ReadyPaper>(
  papers: AsyncIterable<Paper>,
  print: (batch: PaperBatch<Paper>) => Promise<Outcome>,
): Promise<readonly Paper[]> {
  const batches = inBatches(papers);
  let next = batches.next();
  for (;;) {
    const { done, value: batch } = await next;
    if (done) return [];
    next = batches.next();
    // Its failure is met where it is awaited, above; not before this batch has been printed.
    next.catch(() => undefined);
    if ((await print(batch)) === 'printed') continue;
    const left = [...batch.papers];
    for (let ahead = await next; !ahead.done; ahead = await batches.next()) left.push(...ahead.value.papers);
    return left;
  }
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

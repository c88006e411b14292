import { draftEdition } from './issue-edition.ts';
import type { PaperLevel } from './draft-paper.ts';
import type { Exposure } from '../../shared/paper/exposure.ts';
import { countPages } from './print-batches.ts';

export interface DayExposure {
  readonly exposure: Exposure;
  readonly pages: number;
}

/** What the papers of several rounds would show together, and how long they are. Rounds that give no paper count for nothing. */
export async function dayExposure(roundIds: readonly string[], level: PaperLevel): Promise<DayExposure> {
  let pages = 0;
  const found: Exposure[] = [];
  for (const roundId of roundIds) {
    const draft = await draftEdition(roundId, level);
    if (!draft.ok) continue;
    pages += countPages(draft.data.html);
    found.push(draft.data.exposure);
  }
  const sum = (of: (exposure: Exposure) => number) => found.reduce((total, exposure) => total + of(exposure), 0);
  const heldBack = new Map<Exposure['heldBack'][number]['reason'], number>();
  for (const { reason, count } of found.flatMap((exposure) => exposure.heldBack))
    heldBack.set(reason, (heldBack.get(reason) ?? 0) + count);
  return {
    pages,
    exposure: {
      people: sum(({ people }) => people),
      addresses: sum(({ addresses }) => addresses),
      phones: sum(({ phones }) => phones),
      heldBack: [...heldBack].map(([reason, count]) => ({ reason, count })),
    },
  };
}

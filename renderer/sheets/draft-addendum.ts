import type { Sheet } from '../../shared/domain/sheet.ts';
import { ok, refused, type Result } from '../../shared/result.ts';
import { type EditionChanges, editionChanges, nothingChanged } from '../../shared/paper/edition-changes.ts';
import { exposedOnRows } from '../../shared/paper/exposed-people.ts';
import type { PaperDraft } from './draft-paper.ts';
import { exposureOf } from '../../shared/paper/exposure.ts';
import { frozenRows, sheetModel, type SheetSource } from '../../shared/paper/sheet-model.ts';

/** What has changed since a sheet was printed; doors already typed back count no more. */
export function changesOf(sheet: Sheet, source: SheetSource): EditionChanges {
  return editionChanges(sheet, frozenRows(sheetModel(source)), source.listings, source.neighbours);
}

/** One paper for the changes of a sheet: what to skip, and the doors that are new or no longer as printed. */
export async function draftAddendum(sheet: Sheet, source: SheetSource): Promise<Result<PaperDraft, 'nothing-changed'>> {
  const changes = changesOf(sheet, source);
  if (nothingChanged(changes)) return refused('nothing-changed');
  const replaced = new Map(changes.changed.map(({ printed }) => [printed.stopId, printed]));
  const stopIds = new Set([...changes.added.map((row) => row.stopId), ...replaced.keys()]);
  const stops = source.round.stops.filter((stop) => stopIds.has(stop.id));
  const model = sheetModel({ ...source, round: { ...source.round, stops } });
  const { renderAddendum } = await import('./documents/render-papers.ts');
  return ok({
    number: model.number,
    html: await renderAddendum(model, { to: sheet, dropped: changes.dropped, replaced }),
    rows: frozenRows(model),
    exposure: exposureOf(model),
    exposed: exposedOnRows(model.rows),
  });
}

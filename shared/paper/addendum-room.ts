import type { Sheet, SheetRow } from '../domain/sheet.ts';
import { countLines } from './text-lines.ts';

export interface AddendumOf {
  readonly to: Pick<Sheet, 'number'>;
  readonly dropped: readonly SheetRow[];
  /** By stop: the row as it was printed and is no longer. */
  readonly replaced: ReadonlyMap<string, SheetRow>;
}

/** Millimetres that the notes at the head of an addendum take, never less than they will in print. */
export function addendumRoom({ dropped, replaced }: AddendumOf): number {
  const line = { width: 180, points: 11, weight: 'bold' } as const;
  const texts = dropped.map((row) => `00-K ${row.address}, ${row.person}`);
  const list = texts.reduce((sum, text) => sum + countLines(text, line) * 5 + 1, 0);
  const other = `À barrer aussi, remplacées ci-dessous : ${'00-K, '.repeat(replaced.size)}`;
  return 8 + (list > 0 ? list + 8 : 0) + (replaced.size > 0 ? countLines(other, line) * 5 + 2 : 0);
}

import type { RefusedRow } from '../../../shared/geocoding/address-reader.ts';
import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';
import type { Bounds } from '../../../shared/domain/bounds.ts';

/** One file at a time; the worker is thrown away afterwards, or to cancel. */
export interface ImportRequest {
  readonly file: Blob;
  /** Streets are drawn inside it only; `null`: everywhere. */
  readonly bounds: Bounds | null;
}

export type ImportFailure = 'not-addresses' | 'empty' | 'unreadable' | 'too-large' | 'disk-full';

export type ImportMessage =
  | { readonly type: 'progress'; readonly rows: number; readonly share: number }
  | {
      readonly type: 'done';
      readonly streets: number;
      readonly numbers: number;
      readonly refused: readonly RefusedRow[];
      readonly refusedMore: number;
      readonly lines: readonly StreetLine[];
    }
  | { readonly type: 'failed'; readonly code: ImportFailure };

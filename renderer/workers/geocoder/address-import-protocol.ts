import type { Bounds } from '../../../shared/domain/bounds.ts';
import type { AddressPreview } from '../../../shared/geocoding/preview-addresses.ts';
import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';

/** One worker a file: it is read, then written when somebody has said so. Thrown away to cancel. */
export type ImportRequest =
  | {
      readonly type: 'read';
      readonly file: Blob;
      /** Streets are drawn inside it only; `null`: everywhere. */
      readonly bounds: Bounds | null;
    }
  /** Puts what was read in the place of the base, or, once that is done, the one before back; and so on. */
  | { readonly type: 'swap' };

export type ImportFailure = 'not-addresses' | 'empty' | 'unreadable' | 'too-large' | 'disk-full';

export type ImportMessage =
  | { readonly type: 'progress'; readonly rows: number; readonly share: number }
  | { readonly type: 'read'; readonly preview: AddressPreview; readonly lines: readonly StreetLine[] }
  | { readonly type: 'swapped' }
  | { readonly type: 'failed'; readonly code: ImportFailure };

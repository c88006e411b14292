import type { Gap } from '../../../shared/matching/gap-board.ts';
import type { DamagedRow } from '../../db/seal/seal-tables.ts';
import type { DeskAnswer, DeskPoints, DeskQuery, PersonHit } from './desk-query.ts';

/** Page → worker. The first message is `open`; `watch` with the same number replaces the query. */
export type DeskRequest =
  | { readonly type: 'open'; readonly key: Uint8Array }
  | { readonly type: 'watch'; readonly watch: number; readonly shape: 'rows' | 'points'; readonly query: DeskQuery }
  | { readonly type: 'watch'; readonly watch: number; readonly shape: 'gaps' }
  | { readonly type: 'unwatch'; readonly watch: number }
  | { readonly type: 'people'; readonly request: number; readonly text: string };

/** Worker → page. */
export type DeskReply =
  | { readonly type: 'rows'; readonly watch: number; readonly answer: DeskAnswer }
  | { readonly type: 'points'; readonly watch: number; readonly points: DeskPoints }
  | { readonly type: 'gaps'; readonly watch: number; readonly gaps: readonly Gap[] }
  | { readonly type: 'people'; readonly request: number; readonly hits: PersonHit[] }
  | { readonly type: 'damaged'; readonly row: DamagedRow };

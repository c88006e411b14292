import type { CityCapabilities, SyncOptions, SyncProgress, SyncReport } from '../../../shared/sync/ports.ts';

export type Resync = NonNullable<SyncOptions['resync']>;

/** Page → worker: one `start`, then perhaps `cancel`. */
export type SyncRequest =
  | {
      readonly type: 'start';
      readonly key: Uint8Array;
      readonly capabilities: CityCapabilities;
      readonly resync: Resync;
    }
  | { readonly type: 'cancel' };

/** Worker → page. */
export type SyncReply =
  | { readonly type: 'progress'; readonly progress: SyncProgress }
  | { readonly type: 'report'; readonly report: SyncReport }
  /** Stopped by this laptop and not by the city; what was complete is written, nothing is half written. */
  | { readonly type: 'failed'; readonly problem: 'disk-full' | 'unexpected' };

import * as v from 'valibot';

/** `SyncState` as it was kept, maybe by an earlier version or on a failing disk. */
export const syncStateSchema = v.object({
  cursor: v.nullable(v.string()),
  lastCursor: v.exactOptional(v.nullable(v.string())),
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  fullPass: v.picklist(['none', 'first', 'again', 'restored']),
  halted: v.boolean(),
});

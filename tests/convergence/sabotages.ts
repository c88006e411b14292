export interface Sabotage {
  /** What somebody could have written by mistake. */
  readonly bug: string;
  readonly file: string;
  /** Found exactly once in the file, and replaced. */
  readonly find: string;
  readonly replace: string;
}

/**
 * One-line bugs, each planted in a copy of the sources; the promises must catch every one of them. The city's double is
 * altered where the bug is a city's.
 */
export const sabotages: readonly Sabotage[] = [
  {
    bug: 'cursor saved before the rows',
    file: 'shared/sync/pull.ts',
    find: 'const applied = await session.ports.store.transact(',
    replace:
      'await session.ports.store.transact((transaction) => transaction.putState(next));\n    const applied = await session.ports.store.transact(',
  },
  {
    bug: 'If-Match dropped',
    file: 'shared/sync/send-operation.ts',
    find: 'const etag = city.capabilities.conditionalWrite ? record.etag : null;',
    replace: 'const etag = null;',
  },
  {
    bug: '412 answered by writing over',
    file: 'shared/sync/apply-replies.ts',
    find: 'return reconcileListing(record, refused, reply.listing, mergeBaseOf(record, sent, reply.listing), context);',
    replace: 'return reconcileListing(record, refused, reply.listing, fieldsOf(reply.listing), context);',
  },
  {
    bug: 'Operation-Id dropped',
    file: 'shared/sync/send-operation.ts',
    find: 'city.update(record.id, operation.patch, etag, sent.id)',
    replace: "city.update(record.id, operation.patch, etag, '')",
  },
  {
    bug: 'retry under a new Operation-Id',
    file: 'shared/sync/send-operation.ts',
    find: 'city.update(record.id, operation.patch, etag, sent.id)',
    replace: 'city.update(record.id, operation.patch, etag, session.ports.newId())',
  },
  {
    bug: 'what is in doubt is not replayed',
    file: 'shared/sync/synchronise.ts',
    find: 'const notReplayed = await replay(session, state);',
    replace: 'const notReplayed = false ? await replay(session, state) : null;',
  },
  {
    bug: 'cursor by updatedAt',
    file: 'tests/convergence/simulated-city.ts',
    find: 'return { item, place: this.#place };',
    replace: 'return { item, place: this.#seconds };',
  },
  {
    bug: 'pages in an order that is not unique',
    file: 'tests/convergence/simulated-city.ts',
    find: '.sort((a, b) => a.place - b.place)',
    replace: '.sort((a, b) => a.item.version - b.item.version)',
  },
  {
    bug: 'absence taken for a deletion',
    file: 'shared/sync/sweep.ts',
    find: 'const interruption = await refetch(session, state, ids.slice(done, done + atOnce));',
    replace:
      'const interruption = await store.transact((transaction) => transaction.removeListings(ids)).then(() => null);',
  },
  {
    bug: 'outbox cleared on 410',
    file: 'shared/sync/pull.ts',
    find: 'await session.ports.store.transact((transaction) => transaction.putState(again));',
    replace:
      'await session.ports.store.transact(async (transaction) => { await transaction.removeOutbox((await transaction.outbox()).map(({ id }) => id)); await transaction.putState(again); });',
  },
  {
    bug: 'own writes come back as conflicts',
    file: 'shared/sync/apply-replies.ts',
    find: 'return reconcileListing(own, unsent, reply.listing, afterSent(record, sent), context);',
    replace: 'return reconcileListing(own, unsent, reply.listing, record.base && fieldsOf(record.base), context);',
  },
  {
    bug: 'returned ETag not kept',
    file: 'shared/sync/reconcile.ts',
    find: 'etag: context.etagOf(theirs)',
    replace: 'etag: record.etag',
  },
  {
    bug: 'location merged by halves',
    file: 'shared/sync/merge-listing.ts',
    find: 'else conflicts.push(',
    replace:
      "else if (field === 'location' && ours.location && theirs.location) listing.location = { ...theirs.location, label: ours.location.label };\n    else conflicts.push(",
  },
  {
    bug: 'sets merged as values',
    file: 'shared/sync/merge-listing.ts',
    find: 'listing.availability = mergeAvailability(base, ours, theirs);',
    replace: 'listing.availability = ours.availability;',
  },
  {
    bug: 'status merged around the table',
    file: 'shared/sync/merge-listing.ts',
    find: 'canFollow(theirs.status, ours.status)',
    replace: 'ours.status !== theirs.status',
  },
  {
    bug: 'status sent in one leap',
    file: 'shared/sync/compact-outbox.ts',
    find: 'statusPath(record.base.status, patch.status)?.[0] ?? patch.status',
    replace: 'patch.status',
  },
  {
    bug: 'conflicts of a 412 thrown away',
    file: 'shared/sync/apply-replies.ts',
    find: 'if (conflicts.length > 0) await transaction.addConflicts(conflicts);',
    replace: '',
  },
  {
    bug: 'conflicts of a pull thrown away',
    file: 'shared/sync/apply-city-items.ts',
    find: 'if (conflicts.length > 0) await transaction.addConflicts(conflicts);',
    replace: '',
  },
  {
    bug: 'an edit of a deleted listing thrown away',
    file: 'shared/sync/reconcile.ts',
    find: 'edited && !hasDeletion(entries)',
    replace: 'edited && hasDeletion(entries)',
  },
  {
    bug: 'a refused item holds up the others',
    file: 'shared/sync/send-operation.ts',
    find: "return answered({ fate: 'refused', reason: refusal.code, detail: refusal.detail ?? null });",
    replace: 'return { reply: inDoubt, interruption: session.interruptOn(refusal) };',
  },
  {
    bug: 'tombstone forgotten',
    file: 'shared/sync/apply-city-items.ts',
    find: 'if (removed.length > 0) await transaction.removeListings(removed);',
    replace: '',
  },
  {
    bug: 'late copy of a deleted listing believed',
    file: 'shared/sync/is-regression.ts',
    find: 'if (tombstone && !isDeleted(item) && item.version <= tombstone.version) return true;',
    replace: '',
  },
  {
    bug: 'pull merges a row whose operation is in doubt',
    file: 'shared/sync/apply-city-items.ts',
    find: "if (record && entries.some((entry) => entry.state === 'sent')) {",
    replace: 'if (record && entries.length < 0) {',
  },
  {
    bug: 'a lost reply taken for a refusal',
    file: 'shared/sync/send-operation.ts',
    find: "const inDoubt: OperationReply = { fate: 'in-doubt' };",
    replace: "const inDoubt: OperationReply = { fate: 'unsent' };",
  },
  {
    bug: 'what a restored city lost is not kept',
    file: 'shared/sync/apply-replies.ts',
    find: 'const own = { ...record, ownVersion: reply.listing.version };',
    replace: 'const own = record;',
  },
];

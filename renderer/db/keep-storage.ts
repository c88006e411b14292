/**
 * Asks the browser not to clear this database when the disk runs short. Once: what was granted stays, and
 * a refusal is not asked again in the same session.
 */
let asked = false;

export async function keepStorage(): Promise<void> {
  if (asked || typeof navigator === 'undefined' || !navigator.storage?.persist) return;
  asked = true;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}

/**
 * Every permission that a page can ask for, by its name in Electron: what is not here is denied, and what is
 * here is for the app's own origin only (Electron's checklist, item 5).
 */
const granted: ReadonlyMap<string, 'always' | 'camera-only'> = new Map([
  // « Copier » on a message for a neighbour: writing text, never reading what is there.
  ['clipboard-sanitized-write', 'always'],
  // navigator.storage.persist(): the system must not clear the association's data to make room.
  ['persistent-storage', 'always'],
  // Reading the QR of a returned sheet. Pictures, never sound.
  ['media', 'camera-only'],
]);

/** `media` are the kinds that were asked for, as Electron names them. */
export function isPermissionGranted(permission: string, ownOrigin: boolean, media: readonly string[] = []): boolean {
  const rule = granted.get(permission);
  if (!ownOrigin || rule === undefined) return false;
  return rule === 'always' || (media.length > 0 && media.every((kind) => kind === 'video'));
}

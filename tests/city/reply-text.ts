/** What a reply sends, as text: pages are sent as bytes. `undefined` where it sends nothing, or a stream. */
export function replyText(payload: unknown): string | undefined {
  if (Buffer.isBuffer(payload)) return payload.toString();
  return typeof payload === 'string' ? payload : undefined;
}

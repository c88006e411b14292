/** NUL, which no database keeps in a text, and half of a pair of UTF-16, which no UTF-8 can carry. */
const unstorable = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without what no database and no network would carry. */
export function storableText(text: string): string {
  return text.replace(unstorable, '');
}

export function isStorable(text: string): boolean {
  return storableText(text) === text;
}

/** What Windows hands to a mail program is cut near 2,083 characters: a longer message is refused, never cut. */
const longest = 2000;
const longestSubject = 250;

/** One mailbox as people have them (RFC 5321, without quoted names): nothing that a list or a header is made of. */
const localPart = /^[a-z0-9][a-z0-9_+'-]*(?:\.[a-z0-9_+'-]+)*$/i;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/i;

/** A line end in a subject starts a header of somebody else's choosing. */
const inSubject = /^[^\p{Cc}\u2028\u2029]*$/u;
const inBody = /^(?:[^\p{Cc}\u2028\u2029]|\t|\r?\n)*$/u;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isMailbox(text: string): boolean {
  const [local = '', host = '', ...more] = text.split('@');
  return text.length <= 254 && local.length <= 64 && more.length === 0 && localPart.test(local) && domain.test(host);
}

/** Leaves only letters, digits, `-`, `_` and `.` as they are: some systems pass the address through a shell script. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The `mailto:` address (RFC 6068) to hand to the mail program, written anew, or `null` when it is refused: exactly one
 * person, a subject and a body at most, each once. No copy, no attachment, no header.
 */
export function mailAddress(asked: string): string | null {
  const [, to = '', query] = /^mailto:([^?#]*)(?:\?([^?#]*))?$/i.exec(asked) ?? [];
  // A space behind an address comes with it from wherever it was copied.
  const person = decoded(to)?.trim() ?? null;
  if (person === null || !isMailbox(person)) return null;
  const given = new Map<string, string>();
  for (const part of query === undefined ? [] : query.split('&')) {
    const [, name = '', raw = ''] = /^(subject|body)=([^=]*)$/.exec(part) ?? [];
    const value = decoded(raw);
    if (name === '' || value === null || given.has(name)) return null;
    if (name === 'subject' && (value.length > longestSubject || !inSubject.test(value))) return null;
    if (name === 'body' && !inBody.test(value)) return null;
    given.set(name, value);
  }
  const said = [...given].map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  const address = `mailto:${encoded(person).replace('%40', '@')}${said === '' ? '' : `?${said}`}`;
  return address.length <= longest ? address : null;
}

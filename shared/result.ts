/**
 * An expected failure is a value, not an exception: `code` is turned into a sentence by the interface,
 * and only plain data may travel with it (it crosses IPC and HTTP).
 */
export type Result<Data, Code extends string = string> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly code: Code; readonly detail?: string };

export function ok<Data>(data: Data): { ok: true; data: Data } {
  return { ok: true, data };
}

export function refused<Code extends string>(code: Code, detail?: string): { ok: false; code: Code; detail?: string } {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

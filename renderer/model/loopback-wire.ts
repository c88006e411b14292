/**
 * How shell calls travel over HTTP to the loopback host: JSON, and beside it, as files of the same form, the
 * byte arrays that JSON would triple in size.
 */

/** Stands in the JSON for the byte array number n. */
interface BytesPlace {
  readonly $bytes: number;
}

function isBytesPlace(value: unknown): value is BytesPlace {
  return typeof value === 'object' && value !== null && '$bytes' in value && typeof value.$bytes === 'number';
}

/** Plain data with `Uint8Array`s anywhere in it, ready to be the body of a request or of an answer. */
export function packForm(value: unknown): FormData {
  const form = new FormData();
  let count = 0;
  const json = JSON.stringify({ value }, (_key, member: unknown) => {
    if (!(member instanceof Uint8Array)) return member;
    form.append(`bytes-${count}`, new Blob([new Uint8Array(member)]));
    return { $bytes: count++ } satisfies BytesPlace;
  });
  form.append('json', json);
  return form;
}

/** The value that `packForm` packed. Throws on anything else. */
export async function unpackForm(form: FormData): Promise<unknown> {
  const json = form.get('json');
  if (typeof json !== 'string') throw new TypeError('a form without its json part');
  const parts = new Map<number, Uint8Array>();
  for (const [name, part] of form) {
    const number = /^bytes-(\d+)$/.exec(name)?.[1];
    if (number !== undefined && typeof part !== 'string') {
      parts.set(Number(number), new Uint8Array(await part.arrayBuffer()));
    }
  }
  const whole = JSON.parse(json, (_key, member: unknown) => {
    if (!isBytesPlace(member)) return member;
    const bytes = parts.get(member.$bytes);
    if (!bytes) throw new TypeError('a form without one of its byte arrays');
    return bytes;
  }) as { value?: unknown };
  return whole.value;
}

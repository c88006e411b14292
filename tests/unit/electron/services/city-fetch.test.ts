import { describe, expect, it } from 'vitest';
import { askCity, type Fetch, RedirectRefused } from '../../../../electron/services/city-fetch.ts';

const limits = { silenceMs: 60_000, totalMs: 90_000, answerBytes: 8 };
const asked = { method: 'PATCH', headers: new Headers({ accept: 'application/json' }), body: new Uint8Array([1]) };
const ask = (fetch: Fetch, more: Partial<typeof limits> = {}, signal?: AbortSignal) =>
  askCity(fetch, 'https://ville.example/v1/me', { ...asked, ...(signal && { signal }) }, { ...limits, ...more });
const answering = (body: BodyInit | null, init: ResponseInit = {}) => ask(async () => new Response(body, init));
const failed = (code: string) => ({ ok: false, code });

describe('what is asked of a city', () => {
  it('goes as it is, without cookies, without a cache, without following a redirection', async () => {
    let seen: [string, RequestInit] | null = null;
    await ask(async (...request) => {
      seen = request;
      return new Response('{}');
    });
    expect(seen).toEqual([
      'https://ville.example/v1/me',
      {
        ...asked,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  it('stops when whoever asked has gone', async () => {
    const gone = new AbortController();
    const waiting = ask(
      (_url, { signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      {},
      gone.signal,
    );
    gone.abort();
    expect(await waiting).toEqual(failed('unreachable'));
  });

  it('is let go once it is read, and the network told so', async () => {
    let signal: AbortSignal | null | undefined;
    await ask(async (_url, init) => {
      signal = init.signal;
      return new Response('{}');
    });
    expect(signal?.aborted).toBe(true);
  });
});

describe('what a city answers', () => {
  it('comes with its status, its headers and its whole body', async () => {
    const answer = await answering('12345678', { status: 201, headers: { etag: '"7"' } });
    if (!answer.ok) throw new Error(answer.code);
    expect([answer.data.status, answer.data.headers.get('etag')]).toEqual([201, '"7"']);
    expect(new TextDecoder().decode(answer.data.body)).toBe('12345678');
  });

  it('may be nothing, and may say that nothing has changed', async () => {
    for (const status of [204, 304]) {
      const answer = await answering(null, { status });
      expect(answer).toMatchObject({ ok: true, data: { status, body: new Uint8Array() } });
    }
  });

  it('is refused from one byte too many on, announced or not', async () => {
    expect(await answering('123456789')).toEqual(failed('too-large'));
    expect(await answering('12345678', { headers: { 'content-length': '8' } })).toMatchObject({ ok: true });
    expect(await answering('1', { headers: { 'content-length': '9' } })).toEqual(failed('too-large'));
  });

  it('is not read where it sends us elsewhere, in whichever way the network tells it', async () => {
    for (const status of [300, 302, 307, 399]) {
      // A response of such a status cannot be made by hand below 300 and above.
      const answer = await ask(async () => Object.defineProperty(new Response(''), 'status', { value: status }));
      expect(answer, String(status)).toEqual(failed('redirected'));
    }
    expect(await ask(async () => Object.defineProperty(new Response(''), 'type', { value: 'opaqueredirect' }))).toEqual(
      failed('redirected'),
    );
    expect(await ask(() => Promise.reject(new RedirectRefused()))).toEqual(failed('redirected'));
    expect(await answering('{}', { status: 400 })).toMatchObject({ ok: true });
  });

  it('is told apart from a line that is cut and from a silence', async () => {
    expect(await ask(() => Promise.reject(new TypeError('fetch failed')))).toEqual(failed('unreachable'));
    const silent: Fetch = (_url, { signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    expect(await ask(silent, { silenceMs: 5 })).toEqual(failed('timed-out'));
  });

  it('may come slowly as long as it comes', async () => {
    const pieces = ['1', '2', '3', '4'];
    const drop = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(piece));
      },
    });
    const answer = await ask(async () => new Response(drop), { silenceMs: 200 });
    expect(answer).toMatchObject({ ok: true });
  });
});

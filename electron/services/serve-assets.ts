import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { securityHeaders } from './security-headers.ts';

/** Answers a request made by the app to its own origin. */
export type Handle = (request: Request) => Promise<Response>;

/** What a build may contain. An extension that is not here is not served, so that nothing is ever sniffed. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
};

/**
 * The file that an address stands for, or `null` when it stands for none.
 * Decoded once: what is still encoded after that is a file name like any other, and no such file exists.
 */
function fileOf(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash is a separator on Windows only: refused everywhere, so that no system differs.
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  const inside = relative(root, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null;
  return file;
}

function refusal(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...securityHeaders(), ...headers } });
}

/** Serves the built renderer from `root`, and nothing outside it. */
export function serveAssets(root: string): Handle {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' });
    const { pathname } = new URL(request.url);
    const file = fileOf(root, pathname);
    const type = file && mediaTypes[extname(file).toLowerCase()];
    if (!file || !type) return refusal(404);
    let content: Uint8Array<ArrayBuffer>;
    try {
      content = new Uint8Array(await readFile(file));
    } catch {
      return refusal(404);
    }
    return new Response(request.method === 'HEAD' ? null : content, {
      headers: {
        ...securityHeaders(),
        'content-type': type,
        'content-length': String(content.byteLength),
        // Vite puts the hash of the content in every name under /assets/.
        'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  };
}

import { protocol } from 'electron';
import type { Handle } from '../services/serve-assets.ts';
import { appScheme, isAppAddress } from '../services/app-origin.ts';

/** Once, and before the app is ready. Never `bypassCSP`: the scheme is as confined as a web site. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers every request of the app's own origin; the app has no other source (Electron's checklist, item 18). */
export function serveAppScheme(handle: Handle): void {
  protocol.handle(appScheme, (request) =>
    isAppAddress(request.url) ? handle(request) : new Response(null, { status: 404 }),
  );
}

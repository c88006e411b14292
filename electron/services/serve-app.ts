import { cityPath } from '../../shared/shell.ts';
import { gatewayFailure } from './city-gateway.ts';
import type { DeskLock } from './desk-lock.ts';
import { isOwnFetch } from './own-fetch.ts';
import type { Handle } from './serve-assets.ts';
import type { PrintJobs } from './print-jobs.ts';

/** Everything on the app's own origin: the city, the documents being printed, the built renderer. */
export function serveApp(parts: { assets: Handle; gateway: Handle; jobs: PrintJobs; lock: DeskLock }): Handle {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${cityPath}/`)) {
      if (!isOwnFetch(request)) return gatewayFailure('not-own-fetch');
      return parts.lock.isOpen() ? parts.gateway(request) : gatewayFailure('locked');
    }
    return parts.jobs.page(pathname) ?? parts.assets(request);
  };
}

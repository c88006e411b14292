import { cityPath } from '../../shared/shell.ts';
import type { Handle } from './serve-assets.ts';
import type { PrintJobs } from './print-jobs.ts';

/** Everything on the app's own origin: the city, the documents being printed, the built renderer. */
export function serveApp(parts: { assets: Handle; gateway: Handle; jobs: PrintJobs }): Handle {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${cityPath}/`)) return parts.gateway(request);
    return parts.jobs.page(pathname) ?? parts.assets(request);
  };
}

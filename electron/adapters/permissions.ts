import { session } from 'electron';
import { isAppAddress } from '../services/app-origin.ts';
import { isPermissionGranted } from '../services/permission-granted.ts';

/** Both handlers: without the second, a page could read a permission that the first would have refused. */
export function confinePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isPermissionGranted(permission, isAppAddress(details.requestingUrl), media));
  });
  session.defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const media = details.mediaType ? [details.mediaType] : [];
    return isPermissionGranted(permission, isAppAddress(requestingOrigin), media);
  });
  session.defaultSession.setDevicePermissionHandler(() => false);
  // Files leave through the save dialogue alone: nothing in the app is a download.
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}

import { expect, it } from 'vitest';
import { isPermissionGranted } from '../../../../electron/services/permission-granted.ts';

it('grants writing to the clipboard and keeping data, to the app’s own origin alone', () => {
  for (const permission of ['clipboard-sanitized-write', 'persistent-storage']) {
    expect(isPermissionGranted(permission, true), permission).toBe(true);
    expect(isPermissionGranted(permission, false), permission).toBe(false);
  }
});

it('grants the camera, never the microphone, nor something that is not said', () => {
  expect(isPermissionGranted('media', true, ['video'])).toBe(true);
  expect(isPermissionGranted('media', false, ['video'])).toBe(false);
  for (const kinds of [[], ['audio'], ['video', 'audio'], ['unknown']])
    expect(isPermissionGranted('media', true, kinds), kinds.join()).toBe(false);
  expect(isPermissionGranted('media', true)).toBe(false);
});

it.each(['clipboard-read', 'geolocation', 'notifications', 'fullscreen', 'openExternal', 'constructor', ''])(
  'denies « %s »',
  (permission) => expect(isPermissionGranted(permission, true, ['video'])).toBe(false),
);

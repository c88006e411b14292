import { safeStorage } from 'electron';
import type { SecretStore } from '../services/connection-file.ts';

/**
 * Windows' DPAPI, macOS' keychain, or the Linux desktop's key ring. A Linux desktop without one makes Electron
 * fall back on a password that is in its source code (`basic_text`): that is no safe, and nothing is kept.
 */
async function isSafe(): Promise<boolean> {
  if (process.platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) {
    return false;
  }
  return safeStorage.isAsyncEncryptionAvailable();
}

export const systemSecretStore: SecretStore = {
  async seal(secret) {
    return (await isSafe()) ? new Uint8Array(await safeStorage.encryptStringAsync(secret)) : null;
  },
  async unseal(sealed) {
    if (!(await isSafe())) return null;
    return safeStorage.decryptStringAsync(Buffer.from(sealed)).then(
      ({ result }) => result,
      () => null,
    );
  },
};

import type { SecretStore } from '../../electron/services/connection-file.ts';

/**
 * The loopback host has no system safe at hand: its connection file, which only its owner can read, is the safe.
 * Good enough for tests, for the demo and for a first try; the packaged app never uses it.
 */
export const ownerOnlyFile: SecretStore = {
  seal: async (secret) => new TextEncoder().encode(secret),
  unseal: async (sealed) => new TextDecoder().decode(sealed),
};
